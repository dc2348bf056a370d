import { app, type BrowserWindow } from 'electron'
import type { SettingsStore } from '../../engine/ports.ts'
import { leaveWallPath } from '../../shared/ipc/place.ts'
import { embeddedHubId } from '../../shared/settings/schema.ts'
import { listenForRequests } from '../ipc/requests.ts'
import { createSystemNotifier } from '../native/notifier/system-notifier.ts'
import { watchPower } from '../native/power.ts'
import type { TrayHost } from '../native/tray/tray-host.ts'
import type { TrayAction } from '../native/tray/tray-menu.ts'
import { createPickSound } from '../native/voice/pick-sound.ts'
import { createSystemVoice } from '../native/voice/system-voice.ts'
import { watchGraphics } from '../windows/graphics.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { createWallScreen } from '../windows/wall.ts'
import { startBrain } from './brain.ts'
import { printStatus } from './demo-run.ts'
import { startDemoStaff } from './demo-staff.ts'
import type { Notices } from './notices.ts'
import { createOwnRequests } from './own-request.ts'
import type { Quit } from './quit.ts'
import { resourceFolder } from './resources.ts'
import { takeSeat } from './seat.ts'
import type { Shell } from './shell.ts'
import type { ConsoleStart } from './start.ts'
import { createTrayActions, showPlace } from './tray-actions.ts'
import type { Views } from './views.ts'

export interface WorkOptions {
  readonly start: ConsoleStart
  readonly shell: Shell
  readonly settings: SettingsStore
  readonly notices: Notices
  readonly views: Views
  readonly window: MainWindow
  readonly quit: Quit
  readonly trayHost: TrayHost
}

/** What works behind the window: engine, hub, and what the desktop sees of them. */
export interface Work {
  isWall(): boolean
  enterWall(): void
  /** Where the last run was a wall, or this one shall be. */
  startWall(): void
  /** Told when the wall is entered or left. */
  onWall(listener: () => void): void
  /** A line of a menu. */
  act(action: TrayAction): void
  /** Words, settings or the panel changed: what the desktop shows of us is drawn anew. */
  refresh(): void
}

/**
 * Starts it all and hands each part to the end of the run.
 *
 * @throws what the engine throws when the data folder cannot be used; nothing runs then
 */
export function startWork(options: WorkOptions): Work {
  const { start, shell, settings, notices, views, window, quit } = options
  const { clock, log, words } = shell
  const dialogWindow = (): BrowserWindow | null => (window.window.isDestroyed() ? null : window.window)

  const notifier = createSystemNotifier(
    words,
    clock,
    log,
    (alertId) => {
      if (alertId !== '') showPlace(window, { kind: 'alert', id: alertId })
      else showPlace(window, { kind: 'view', name: 'alerts' })
    },
    (alertId) => requests.acknowledge(alertId),
  )
  quit.add({ name: 'notifier', stop: () => notifier.dispose() })
  const voice = createSystemVoice(start.appDir, clock, () => notifier.isQuiet())
  quit.add({ name: 'voice', stop: () => voice.dispose() })
  let wallChanged: () => void = () => {}
  const wall = createWallScreen({
    window: window.window,
    platform: process.platform,
    folder: start.dataDir,
    clock,
    log,
    settings: settings.get,
    isQuitting: quit.isQuitting,
    askToLeave: () => window.goTo(leaveWallPath),
    onHang: window.endPage,
    onChange(on) {
      engine.setWall(on)
      wallChanged()
    },
  })
  quit.add({ name: 'wall', stop: wall.dispose })

  const { engine, hub } = startBrain({
    start,
    clock,
    log,
    settings,
    notices,
    words,
    notifier,
    voice,
    shell: {
      displays: wall.displays,
      enterWall: wall.enter,
      leaveWall: wall.leave,
      pickSound: createPickSound(words.t, dialogWindow),
    },
    window: dialogWindow,
  })
  const requests = createOwnRequests(engine, settings, window, log)
  const act = createTrayActions(window, requests, wall)
  const seat = takeSeat({
    engine,
    window,
    words,
    settings,
    clock,
    log,
    icons: resourceFolder(app.isPackaged, start.appDir, 'tray'),
    trayHost: options.trayHost,
    isWall: wall.isOn,
    onAction: act,
  })
  quit.add({ name: 'seat', stop: seat.dispose })
  quit.add({ name: 'views', stop: views.disconnect })
  quit.add({ name: 'engine', stop: () => engine.stop() })
  if (hub !== null) quit.add({ name: 'hub', stop: () => hub.stop() })

  views.connect(engine)
  shell.servePosters((source, episodeId) => engine.poster(source, episodeId))
  listenForRequests({
    views: views.ids,
    log,
    handle(route, input, context) {
      // The page acknowledges and asks until its window is gone; that is no fault of anybody.
      if (quit.isQuitting()) return Promise.resolve(ending)
      if (isHubRetry(route, input)) hub?.retry()
      return engine.handle(route, input, context)
    },
  })
  notices.follow(() => engine.noticesChanged())
  settings.subscribe(() => wall.follow())
  quit.add({
    name: 'power',
    stop: watchPower(clock, log, (event) => engine.onPower(event), window.setLocked),
  })
  if (start.graphics.isOff()) notices.set({ code: 'graphics-off', detail: '' })
  quit.add({
    name: 'graphics',
    stop: watchGraphics({
      file: start.graphics,
      clock,
      log,
      isQuitting: quit.isQuitting,
      onLost() {
        const { webContents } = window.window
        // Nobody can press a key at a wall that stays white; elsewhere a reload would cost what somebody types.
        if (wall.isOn()) webContents.reload()
        else webContents.invalidate()
      },
      onGivenUp: quit.relaunch,
    }),
  })
  if (start.arguments.statusInterval !== null) {
    printStatus(clock, start.arguments.statusInterval, () => engine.status())
  }
  if (start.arguments.demo && start.arguments.seconds !== null) startDemoStaff(engine, clock)

  return {
    isWall: wall.isOn,
    enterWall: wall.enter,
    startWall: () => wall.start(start.arguments.wall),
    onWall(listener) {
      wallChanged = listener
    },
    act,
    refresh: seat.refresh,
  }
}

/** The answer to a page that asks while the program ends. */
const ending = { ok: false, error: { code: 'internal', message: 'the console is ending' } } as const

/** "Reconnect" on the hub's own source also means: try to run the hub again now. */
function isHubRetry(route: string, input: unknown): boolean {
  return (
    route === 'source.reconnect' &&
    typeof input === 'object' &&
    input !== null &&
    'id' in input &&
    input.id === embeddedHubId
  )
}
