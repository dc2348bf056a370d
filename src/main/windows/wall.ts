import { type BrowserWindow, type Input, powerSaveBlocker, screen } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { DisplayInfo } from '../../shared/ipc/routes/shell.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import { processOf } from './end-page.ts'
import { watchForHang } from './hang-watch.ts'
import { createWallControl, type WallWindow } from './wall-control.ts'
import { openWallFile } from './wall-file.ts'

export interface WallOptions {
  readonly window: BrowserWindow
  readonly platform: NodeJS.Platform
  /** Data folder, or null when it cannot be used. */
  readonly folder: string | null
  readonly clock: Clock
  readonly log: Log
  readonly settings: () => Pick<Settings, 'wall'>
  readonly isQuitting: () => boolean
  /** The page is asked to let somebody leave: it has the words, and the PIN where one is set. */
  readonly askToLeave: () => void
  /** The page stands still, and nobody is there to notice. */
  readonly onHang: () => void
  /** The engine tells the page whether it is the wall. */
  readonly onChange: (on: boolean) => void
}

/** The wall screen of this run (issue 4.9). */
export interface WallScreen {
  displays(): readonly DisplayInfo[]
  isOn(): boolean
  /** Comes back where the last run was a wall. @param wanted a wall whatever the last run was (`--wall`) */
  start(wanted: boolean): void
  enter(): void
  /** The PIN was asked for already. */
  leave(): void
  /** The settings changed. */
  follow(): void
  dispose(): void
}

/** Makes the window a wall on demand, and keeps it one whatever happens to screens and full-screen modes. */
export function createWallScreen(options: WallOptions): WallScreen {
  const { window, clock, log } = options
  let blocker: number | null = null
  let stopWatch = (): void => {}
  const control = createWallControl({
    window: wallWindow(window, options.platform),
    displays: () => {
      const primary = screen.getPrimaryDisplay().id
      return screen
        .getAllDisplays()
        .map(({ id, bounds }) => ({ id: String(id), bounds, primary: id === primary }))
    },
    wanted: () => options.settings().wall.display,
    keepAwake(on) {
      if (on) blocker ??= powerSaveBlocker.start('prevent-display-sleep')
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    file: openWallFile(options.folder, log),
    clock,
    onChange(on) {
      log.info(on ? 'wall entered' : 'wall left')
      stopWatch()
      if (on) stopWatch = watchForHang({ clock, page, ask: pageAnswer, onHang: options.onHang })
      options.onChange(on)
    },
  })

  function page(): number {
    return window.isDestroyed() ? 0 : processOf(window.webContents)
  }

  async function pageAnswer(): Promise<void> {
    if (!window.isDestroyed() && !window.webContents.isDevToolsOpened())
      await window.webContents.executeJavaScript('0')
  }

  const assert = (): void => control.assert()
  screen.on('display-added', assert)
  screen.on('display-removed', assert)
  screen.on('display-metrics-changed', assert)
  window.on('leave-full-screen', assert)
  window.on('minimize', assert)
  window.on('hide', assert)
  window.on('show', assert)
  window.on('close', (event) => {
    if (!control.isOn() || options.isQuitting()) return
    event.preventDefault()
    options.askToLeave()
  })
  window.webContents.on('before-input-event', (event, input) => {
    if (!control.isOn() || !endsTheWall(input)) return
    event.preventDefault()
    if (input.type === 'keyDown' && !input.isAutoRepeat) options.askToLeave()
  })

  return {
    displays: () => {
      const primary = screen.getPrimaryDisplay().id
      return screen.getAllDisplays().map(({ id, label, size }) => ({
        id: String(id),
        label,
        width: size.width,
        height: size.height,
        primary: id === primary,
      }))
    },
    isOn: control.isOn,
    start: control.start,
    enter: control.enter,
    leave: control.leave,
    follow: assert,
    dispose() {
      stopWatch()
      screen.removeListener('display-added', assert)
      screen.removeListener('display-removed', assert)
      screen.removeListener('display-metrics-changed', assert)
      control.dispose()
    },
  }
}

/** Keys of the menu and of the system's habits: full screen, quit, close. */
function endsTheWall({ key, control, meta, alt }: Input): boolean {
  if (key === 'F11' || (alt && key === 'F4')) return true
  return (control || meta) && ['q', 'w'].includes(key.toLowerCase())
}

/** Kiosk is a mode of its own on macOS only; elsewhere it is full screen with a chequered past (practice.md 2.3). */
function wallWindow(window: BrowserWindow, platform: NodeJS.Platform): WallWindow {
  const kiosk = platform === 'darwin'
  return {
    isGone: () => window.isDestroyed(),
    isVisible: () => window.isVisible(),
    isMinimised: () => window.isMinimized(),
    isCovering: () => (kiosk ? window.isKiosk() : window.isFullScreen()),
    bounds: () => window.getBounds(),
    memory: () => ({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }),
    reveal() {
      if (window.isMinimized()) window.restore()
      window.show()
    },
    move(bounds) {
      // A maximised window keeps its screen.
      if (window.isMaximized()) window.unmaximize()
      window.setBounds(bounds)
    },
    cover(on) {
      if (kiosk) window.setKiosk(on)
      else window.setFullScreen(on)
    },
    restore({ bounds, maximised }) {
      window.setBounds(bounds)
      if (maximised) window.maximize()
    },
    guard(on) {
      // With auto-hide the Alt key would show the menu.
      window.setAutoHideMenuBar(!on)
      window.setMenuBarVisibility(false)
    },
  }
}
