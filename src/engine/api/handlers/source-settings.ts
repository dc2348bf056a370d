import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import type { SettingsStore } from '../../ports.ts'
import { fail, ok } from '../answers.ts'

/** The list of sources in the settings, as requests change it. */
export interface SourceSettingsList {
  all(): readonly SourceSettings[]
  find(id: string): SourceSettings | undefined
  /** Null when the list may be changed. */
  refusal(): Envelope<never> | null
  /** Writes a new list; the runners follow it at once. */
  write(change: (list: readonly SourceSettings[]) => readonly SourceSettings[]): Envelope<null>
}

export function createSourceSettingsList(settings: SettingsStore): SourceSettingsList {
  const refusal = (): Envelope<never> | null =>
    settings.locked().includes('sources')
      ? fail('locked_by_administrator', 'managed.json holds sources', { fields: ['sources'] })
      : null
  return {
    all: () => settings.get().sources,
    find: (id) => settings.get().sources.find((entry) => entry.id === id),
    refusal,
    write(change) {
      const refused = refusal()
      if (refused !== null) return refused
      const result = settings.update({ sources: [...change(settings.get().sources)] })
      return result.ok ? ok(null) : fail('storage_failed', result.reason)
    },
  }
}

/** The answer to a request about a source that there is not. */
export function unknownSource(id: string): Envelope<never> {
  return fail('not_found', `there is no source ${id}`)
}
