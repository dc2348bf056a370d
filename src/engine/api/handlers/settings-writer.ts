import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type { SettingsView } from '../../../shared/ipc/routes/settings.ts'
import type { Settings } from '../../../shared/settings/schema.ts'
import type { SettingsStore } from '../../ports.ts'
import { fail, ok } from '../answers.ts'

/** Changes of settings as requests make them: what the administrator holds is refused, and the answer is what is now so. */
export interface SettingsWriter {
  view(): SettingsView
  /** Null when none of these top-level fields is locked. */
  refusal(fields: readonly string[]): Envelope<never> | null
  write(change: Partial<Settings>): Envelope<SettingsView>
}

export function createSettingsWriter(store: SettingsStore): SettingsWriter {
  const view = (): SettingsView => {
    const {
      locale,
      theme,
      thresholds,
      hub,
      quietHours,
      rules,
      attention,
      desktop,
      wall,
      privacy,
      operator,
      pin,
    } = store.get()
    return {
      locale,
      theme,
      thresholds,
      quietHours,
      rules,
      attention,
      desktop,
      wall,
      privacy,
      operator,
      hubEnabled: hub.enabled,
      hasPin: pin !== null,
      locked: store.locked(),
    }
  }
  const refusal = (fields: readonly string[]): Envelope<never> | null => {
    const locked = store.locked().filter((field) => fields.includes(field))
    if (locked.length === 0) return null
    return fail('locked_by_administrator', `managed.json holds ${locked.join(', ')}`, { fields: locked })
  }
  return {
    view,
    refusal,
    write(change) {
      const refused = refusal(Object.keys(change))
      if (refused !== null) return refused
      const result = store.update(change)
      return result.ok ? ok(view()) : fail('storage_failed', result.reason)
    },
  }
}
