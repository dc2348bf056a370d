import type { SettingsStore } from '../../engine/ports.ts'
import type { Log } from '../../node/log/log.ts'
import type { Autostart } from '../native/autostart/autostart.ts'
import type { Notices } from './notices.ts'

/** Keeps the system's login setting as `desktop.startAtLogin` says. What fails is a notice, never a crash. */
export function followAutostart(
  settings: SettingsStore,
  autostart: Autostart,
  notices: Notices,
  log: Log,
): void {
  let before = settings.get().desktop.startAtLogin

  function apply(cause: 'start' | 'change'): void {
    try {
      autostart.follow(before, cause)
      notices.clear('autostart-failed')
    } catch (error) {
      log.warn('starting at login cannot be set', { reason: String(error) })
      notices.set({
        code: 'autostart-failed',
        detail: error instanceof Error ? error.message : String(error),
      })
    }
  }

  apply('start')
  settings.subscribe(({ desktop }) => {
    if (desktop.startAtLogin === before) return
    before = desktop.startAtLogin
    apply('change')
  })
}
