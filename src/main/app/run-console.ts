import { join } from 'node:path'
import { app, nativeTheme, type WebContents } from 'electron'
import { managedSettingsFile, openSettings } from '../../engine/settings/settings-store.ts'
import type { Place } from '../../shared/ipc/place.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import { loginCommand } from '../native/autostart/autostart.ts'
import { createSystemAutostart, wasLoginItem } from '../native/autostart/system-autostart.ts'
import { setMenu } from '../native/menu.ts'
import { sessionBusAddress } from '../native/notifier/bus-address.ts'
import { openSessionBus } from '../native/notifier/session-bus.ts'
import { watchTrayHost } from '../native/tray/tray-host.ts'
import { openMainWindow } from '../windows/main-window.ts'
import { openWallFile } from '../windows/wall-file.ts'
import { createClosing } from './closing.ts'
import { captureWindow } from './demo-run.ts'
import { followAutostart } from './follow-autostart.ts'
import { type InReach, keepInReach } from './in-reach.ts'
import type { Links } from './links.ts'
import { createNotices } from './notices.ts'
import { quitInOrder } from './quit.ts'
import { writeLine } from './say.ts'
import { readSecondStart } from './second-start.ts'
import { openShell } from './shell.ts'
import type { ConsoleStart } from './start.ts'
import { showPlace } from './tray-actions.ts'
import { createViews } from './views.ts'
import { startWork, type Work } from './work.ts'

/** How long a wall that cannot go on rests before it starts again, ms. */
const wallRestMs = 30_000

/**
 * The console after Electron is ready: window first, then what works behind it (practice.md 2.4).
 *
 * @throws ConfigFileError before anything is opened
 */
export function runConsole(start: ConsoleStart, links: Links): void {
  const { store: settings, notices: found } = openSettings({
    dataDir: start.dataDir,
    configFile: start.arguments.configFile,
    managedFile: managedSettingsFile(process.platform, process.env),
    now: Date.now,
  })
  const notices = createNotices(found)
  const shell = openShell(start, settings.get())
  const { clock, log, words } = shell
  const views = createViews()
  let work: Work | null = null
  const begunAsWall =
    start.arguments.wall || openWallFile(start.dataCheck.ok ? start.dataDir : null, log).load() !== null
  let cancelRestart = (): void => {}
  let reach: InReach | null = null

  const trayHost = watchTrayHost({
    platform: process.platform,
    open(onClosed) {
      const address = sessionBusAddress(process.env)
      if (address === null) return Promise.reject(new Error('no session bus'))
      return openSessionBus(address, onClosed)
    },
    clock,
    onChange() {
      work?.refresh()
      reach?.look()
    },
  })
  const closing = createClosing({
    window: () => window.window,
    settings,
    words,
    log,
    hasTray: trayHost.isThere,
    isWall: () => work?.isWall() ?? false,
    isResident: () => work !== null && !start.arguments.demo,
    isQuitting: () => quit.isQuitting(),
    quit: () => app.quit(),
  })
  const window = openMainWindow({
    preload: join(start.appDir, 'out/preload/index.cjs'),
    hidden: start.arguments.hidden || wasLoginItem(),
    clock,
    log,
    stateFile: shell.windowState,
    startUrl: shell.startUrl,
    onCreated: (contents: WebContents) => views.add(contents),
    onPage: views.onPage,
    onPageLoaded: views.onPageLoaded,
    onPageGone: views.onPageGone,
    onSeen: views.onSeen,
    onClose: closing,
    onGivenUp() {
      giveUp('page-died', '')
    },
  })
  const watch = keepInReach({
    clock,
    isLost: () =>
      !window.window.isDestroyed() &&
      !window.window.isVisible() &&
      !window.window.isMinimized() &&
      !trayHost.isThere(),
    bringBack: window.minimise,
  })
  window.window.on('hide', watch.look)
  window.window.on('show', watch.look)
  watch.look()
  reach = watch
  const quit = quitInOrder(clock, log, shell.flush)
  shell.onTryAgain(() => {
    cancelRestart()
    if (work === null) quit.relaunch()
    else window.open()
  })
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const second = readSecondStart(data)
    if (second.wall) work?.enterWall()
    else if (!second.hidden) window.present()
    if (second.link !== null) links.receive(second.link)
  })
  app.on('activate', () => window.present())
  quit.add({ name: 'picture', stop: takePicture })
  quit.add({ name: 'window state', stop: () => shell.windowState.save(window.window) })
  quit.add({ name: 'tray host', stop: trayHost.stop })
  quit.add({ name: 'reach', stop: watch.stop })

  /** However the run ends, while there is still a window to be seen. */
  async function takePicture(): Promise<void> {
    const file = start.arguments.captureFile
    if (file === null || window.window.isDestroyed()) return
    try {
      await captureWindow(window.window, file)
    } catch (error) {
      writeLine(2, `pantau: --capture ${file}: ${error instanceof Error ? error.message : String(error)}`)
      quit.failed()
    }
  }

  function giveUp(code: Parameters<typeof window.showTrouble>[0], detail: string): void {
    shell.trouble.set({ code, detail })
    window.showTrouble(code)
    if (!(work?.isWall() ?? begunAsWall)) return
    // Nobody presses "try again" on a wall; it starts again by itself, after a while (practice.md 2.3).
    cancelRestart()
    cancelRestart = clock.after(wallRestMs, quit.relaunch)
  }

  if (start.dataCheck.ok) {
    window.open()
    try {
      work = startWork({ start, shell, settings, notices, views, window, quit, trayHost })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      writeLine(2, `pantau: cannot start on ${start.dataDir}: ${reason}`)
      log.error('engine not started', { reason })
      quit.failed()
      giveUp('engine-failed', `${start.dataDir}\n${reason}`)
    }
  } else {
    const { path, reason } = start.dataCheck
    writeLine(2, `pantau: the data folder ${path} cannot be used (${reason}); give another with --data-dir`)
    quit.failed()
    giveUp('data-unwritable', `${path}\n${reason}`)
  }

  const follow = (next: Settings): void => {
    nativeTheme.themeSource = next.theme
    words.follow(next)
    setMenu(
      words.t,
      {
        platform: process.platform,
        developer: !app.isPackaged,
        muted: next.attention.muted,
        wall: work?.isWall() ?? false,
      },
      work?.act ?? null,
    )
    work?.refresh()
  }
  work?.onWall(() => follow(settings.get()))
  follow(settings.get())
  settings.subscribe(follow)

  if (work !== null) {
    followAutostart(
      settings,
      createSystemAutostart(
        loginCommand({
          packaged: app.isPackaged,
          execPath: process.execPath,
          appDir: start.appDir,
          appImage: process.env.APPIMAGE,
          appImageMount: process.env.APPDIR,
          dataDir: start.arguments.dataDir === null && !process.env.PANTAU_DATA_DIR ? null : start.dataDir,
          configFile: start.arguments.configFile,
        }),
      ),
      notices,
      log,
    )
    work.startWall()
    links.follow(log, (place: Place) => showPlace(window, place))
  }

  if (start.arguments.seconds !== null) {
    clock.after(start.arguments.seconds * 1000, () => app.quit())
  }
}
