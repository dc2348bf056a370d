import type { RouteInput } from '../../../shared/ipc/contract.ts'
import type { SettingsView } from '../../../shared/ipc/routes/settings.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { updateSettings } from '../../bridge/update-settings.ts'

/** The settings as they hold, and the way to change them. */
export interface Saver {
  readonly settings: SettingsView
  /** Whether the administrator holds this setting. */
  locked(name: string): boolean
  /** Stores a change; false when it was refused, which has been said by then. */
  save(change: RouteInput<'settings.update'>): Promise<boolean>
  /** Says that a form with a button was stored. What is stored at once shows it by itself. */
  say(): void
}

/** Settings for a section: what is shown is what the engine answered, never what was asked for. */
export function useSaver(): Saver {
  const model = useConsole()
  const { t } = useSpeech()
  const settings = useView((state) => state.settings)
  const fail = useFailureToast()
  return {
    settings,
    locked: (name) => settings.locked.includes(name),
    async save(change) {
      const error = await updateSettings(model, change)
      fail(error)
      return error === null
    },
    say: () => model.toasts.show({ title: t('settings.saved'), data: { kind: 'done', mark: 'done' } }),
  }
}
