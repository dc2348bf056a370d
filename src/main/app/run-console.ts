import { join } from 'node:path'
import { app, type BrowserWindow, shell as desktop, nativeTheme, screen } from 'electron'
import type { Shell, Voice } from '../../engine/ports.ts'
import { managedSettingsFile, openSettings } from '../../engine/settings/settings-store.ts'
import { embeddedHubId, type Settings } from '../../shared/settings/schema.ts'
import { listenForRequests } from '../ipc/requests.ts'
import { setMenu } from '../native/menu.ts'
import { createSystemNotifier } from '../native/notifier/system-notifier.ts'
import { watchPower } from '../native/power.ts'
import { openMainWindow } from '../windows/main-window.ts'
import { type Brain, startBrain } from './brain.ts'
import { captureWindow, printStatus } from './demo-run.ts'
import { startDemoStaff } from './demo-staff.ts'
import { createNotices } from './notices.ts'
import { quitInOrder } from './quit.ts'
import { writeLine } from './say.ts'
import { openShell } from './shell.ts'
import type { ConsoleStart } from './start.ts'
import { createViews } from './views.ts'

/**
 * The console after Electron is ready: window first, then what works behind it (practice.md 2.4).
 *
 * @throws ConfigFileError before anything is opened
 */
export function runConsole(start: ConsoleStart): void {
  const { store: settings, notices: found } = openSettings({
    dataDir: start.dataDir,
    configFile: start.arguments.configFile,
    managedFile: managedSettingsFile(process.platform, process.env),
    now: Date.now,
  })
  const notices = createNotices(found)
  const shell = openShell(start, settings.get().locale)
  const { clock, log, words } = shell
  const views = createViews()
  let brain: Brain | null = null

  const window = openMainWindow({
    preload: join(start.appDir, 'out/preload/index.cjs'),
    hidden: start.arguments.hidden,
    clock,
    log,
    stateFile: shell.windowState,
    startUrl: shell.startUrl,
    onCreated: views.add,
    onPage: views.onPage,
    onPageGone: views.onPageGone,
    onSeen: views.onSeen,
    // Started hidden, it is there for its alerts; the close button then only puts the window away.
    onClose: () => start.arguments.hidden && !quit.isQuitting(),
    onGivenUp: () => giveUp('page-died', ''),
  })
  const quit = quitInOrder(clock, log, shell.flush)
  shell.onTryAgain(() => {
    if (brain === null) quit.relaunch()
    else window.open()
  })
  app.on('second-instance', () => window.present())
  app.on('activate', () => window.present())
  quit.add({ name: 'picture', stop: takePicture })
  quit.add({ name: 'window state', stop: () => shell.windowState.save(window.window) })

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
  }

  if (start.dataCheck.ok) {
    window.open()
    const notifier = createSystemNotifier(words, clock, (key) => {
      window.present()
      window.goTo(`alerts/${encodeURIComponent(key)}`)
    })
    quit.add({ name: 'notifier', stop: () => notifier.dispose() })
    try {
      brain = startBrain({
        start,
        clock,
        log,
        settings,
        notices,
        words,
        notifier,
        voice: beep,
        shell: screens(window.window),
        window: () => (window.window.isDestroyed() ? null : window.window),
      })
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

  if (brain !== null) {
    const { engine, hub } = brain
    views.connect(engine)
    shell.servePosters((source, episodeId) => engine.poster(source, episodeId))
    quit.add({ name: 'engine', stop: () => engine.stop() })
    if (hub !== null) quit.add({ name: 'hub', stop: () => hub.stop() })
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
    const stopPower = watchPower(clock, (event) => engine.onPower(event), window.setLocked)
    quit.add({ name: 'power', stop: stopPower })
    engine.onSummary((summary) => app.setBadgeCount(summary.openAlerts))
    if (start.arguments.statusInterval !== null) {
      printStatus(clock, start.arguments.statusInterval, () => engine.status())
    }
    if (start.arguments.demo && start.arguments.seconds !== null) startDemoStaff(engine, clock)
  }

  const follow = (next: Settings): void => {
    nativeTheme.themeSource = next.theme
    words.setLocale(next.locale)
    setMenu(words.t, process.platform, !app.isPackaged)
  }
  follow(settings.get())
  settings.subscribe(follow)

  if (start.arguments.seconds !== null) {
    clock.after(start.arguments.seconds * 1000, () => app.quit())
  }
}

/** The system's own signal sound, and nothing that is spoken. */
const beep: Voice = {
  async sound() {
    desktop.beep()
    return { ok: true, detail: 'the signal sound of the system' }
  },
  say: async () => ({ ok: false, detail: 'there is no voice' }),
  stop: () => undefined,
}

function screens(window: BrowserWindow): Shell {
  return {
    displays: () =>
      screen.getAllDisplays().map(({ id, label, size }) => ({
        id: String(id),
        label,
        ...size,
        primary: id === screen.getPrimaryDisplay().id,
      })),
    enterWall: () => window.setFullScreen(true),
    leaveWall: () => window.setFullScreen(false),
    pickSound: async () => null,
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
