import type { Handlers, RouteInput } from '../../../shared/ipc/contract.ts'
import type { Settings } from '../../../shared/settings/schema.ts'
import { ok } from '../answers.ts'
import type { SettingsWriter } from './settings-writer.ts'

/** Settings that the screen may change. */
export function settingsHandlers(writer: SettingsWriter): Pick<Handlers, 'settings.get' | 'settings.update'> {
  return {
    'settings.get': () => ok(writer.view()),
    'settings.update': (input) => writer.write(given(input)),
  }
}

/** Only the fields that were sent: an undefined one must not take a setting away. */
function given(input: RouteInput<'settings.update'>): Partial<Settings> {
  const sent = Object.entries(input).filter(([, value]) => value !== undefined)
  // Parsed one step before; entries only lose which value belongs to which name.
  return Object.fromEntries(sent) as Partial<Settings>
}
