import type { Engine } from '../../engine/engine-api.ts'
import type { SettingsStore } from '../../engine/ports.ts'
import type { Log } from '../../node/log/log.ts'
import { settingsChangedPath } from '../../shared/ipc/place.ts'
import type { MainWindow } from '../windows/main-window.ts'

/** What main asks of the engine by itself, for a person who is not at the page: at the tray, the menu, a notification. */
export interface OwnRequests {
  /** Somebody takes care of an alert. */
  acknowledge(alertId: string): void
  mute(muted: boolean): void
}

/** Goes the way that a request of the page goes, so that locks and rules hold here, too. A refusal is logged. */
export function createOwnRequests(
  engine: Engine,
  settings: SettingsStore,
  window: MainWindow,
  log: Log,
): OwnRequests {
  async function ask(route: string, input: unknown): Promise<void> {
    const answer = await engine.handle(route, input, { viewId: window.viewId })
    if (!answer.ok) log.warn('refused', { route, code: answer.error.code })
  }
  return {
    acknowledge: (alertId) => void ask('alert.acknowledge', { ids: [alertId], word: '' }),
    mute(muted) {
      const { attention } = settings.get()
      void ask('settings.update', { attention: { ...attention, muted } }).then(() =>
        window.goTo(settingsChangedPath),
      )
    },
  }
}
