import { app, nativeTheme, screen } from 'electron'
import type { Engine, EngineSummary } from '../../engine/engine-api.ts'
import type { SettingsStore } from '../../engine/ports.ts'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { createBadge } from '../native/badge.ts'
import { desktopName } from '../native/desktop-name.ts'
import { createFlash } from '../native/flash.ts'
import { createLauncherEntry } from '../native/launcher-entry.ts'
import { sessionBusAddress } from '../native/notifier/bus-address.ts'
import { taskbarProgress } from '../native/progress.ts'
import type { TrayHost } from '../native/tray/tray-host.ts'
import { createTrayIcon } from '../native/tray/tray-icon.ts'
import { type TrayAction, trayMenu, trayTooltip } from '../native/tray/tray-menu.ts'
import { trayState } from '../native/tray/tray-state.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { createPace } from './pace.ts'
import type { MainWords } from './words.ts'

/** The tray changes at most so often, ms. */
const trayEveryMs = 1_000

export interface SeatOptions {
  readonly engine: Engine
  readonly window: MainWindow
  readonly words: MainWords
  readonly settings: SettingsStore
  readonly clock: Clock
  readonly log: Log
  /** Folder of the icons. */
  readonly icons: string
  readonly trayHost: TrayHost
  readonly isWall: () => boolean
  readonly onAction: (action: TrayAction) => void
}

/** How the program sits on the desktop: tray, badge, progress of jobs, and the call to the window. */
export interface Seat {
  /** Language, mute, wall, tray or panel changed. */
  refresh(): void
  dispose(): void
}

/** Follows the engine's summary from now on (issue 4.7). */
export function takeSeat(options: SeatOptions): Seat {
  const { engine, words, settings, clock, log } = options
  const { platform } = process
  const { window } = options.window
  const icon = createTrayIcon({ folder: options.icons, platform, onAction: options.onAction })
  const launcher = createLauncherEntry(
    platform === 'linux' ? sessionBusAddress(process.env) : null,
    desktopName,
  )
  const badge = createBadge(window, options.icons, platform)
  const flash = createFlash({
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    flash: (on) => {
      if (!window.isDestroyed()) window.flashFrame(on)
    },
    bounce: (how) => app.dock?.bounce(how),
  })
  let summary: EngineSummary | null = null
  const pace = createPace(clock, trayEveryMs, drawTray)

  function drawTray(): void {
    // Made with the first panel: before it, the system would make an icon of the old kind.
    if (summary === null || !options.trayHost.isThere()) return
    const facts = {
      summary,
      wall: options.isWall(),
      muteLocked: settings.locked().includes('attention'),
    }
    try {
      icon.show({
        state: trayState(summary),
        tooltip: trayTooltip(words.t, summary),
        entries: trayMenu({ t: words.t, alert: words.alert }, facts),
      })
    } catch (error) {
      log.warn('the tray cannot be drawn', { reason: String(error) })
    }
  }

  function drawTaskbar(now: EngineSummary): void {
    badge.set(now.openAlerts, words.t('tray.open', { count: now.openAlerts }))
    if (window.isDestroyed()) return
    const { value, mode } = taskbarProgress(now.jobs, platform)
    window.setProgressBar(value, { mode })
    launcher.show({ count: now.openAlerts, progress: value < 0 ? null : value })
  }

  const stop = engine.onSummary((now) => {
    summary = now
    drawTaskbar(now)
    flash.onSummary(now)
    pace.ask()
  })
  const redraw = (): void => pace.ask()
  window.on('focus', flash.onFocus)
  nativeTheme.on('updated', redraw)
  screen.on('display-metrics-changed', redraw)

  return {
    refresh: redraw,
    dispose() {
      stop()
      pace.stop()
      nativeTheme.removeListener('updated', redraw)
      screen.removeListener('display-metrics-changed', redraw)
      if (!window.isDestroyed()) window.removeListener('focus', flash.onFocus)
      // A dock keeps what it was told until it is told otherwise.
      launcher.show({ count: 0, progress: null })
      launcher.dispose()
      icon.dispose()
    },
  }
}
