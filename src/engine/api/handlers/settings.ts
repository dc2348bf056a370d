import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { SettingsView } from '../../../shared/ipc/routes/settings.ts'
import type { Settings } from '../../../shared/settings/schema.ts'
import type { SettingsStore } from '../../ports.ts'
import { fail, ok } from '../answers.ts'

/** Settings that the screen may change. */
export function settingsHandlers(store: SettingsStore): Pick<Handlers, 'settings.get' | 'settings.update'> {
  const view = (): SettingsView => {
    const { locale, theme, thresholds, hub } = store.get()
    return { locale, theme, thresholds, hubEnabled: hub.enabled, locked: store.locked() }
  }
  return {
    'settings.get': () => ok(view()),
    'settings.update': (input) => {
      const locked = store.locked().filter((field) => Object.hasOwn(input, field))
      if (locked.length > 0) {
        return fail('locked_by_administrator', `managed.json holds ${locked.join(', ')}`, { fields: locked })
      }
      const change: Partial<Settings> = {
        ...(input.locale === undefined ? {} : { locale: input.locale }),
        ...(input.theme === undefined ? {} : { theme: input.theme }),
        ...(input.thresholds === undefined ? {} : { thresholds: input.thresholds }),
      }
      const result = store.update(change)
      return result.ok ? ok(view()) : fail('storage_failed', result.reason)
    },
  }
}
