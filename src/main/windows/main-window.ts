import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { appOrigin } from './asset-path.ts'
import { endPage, processOf } from './end-page.ts'
import { createRecovery } from './recovery.ts'
import { type TroubleCode, troubleUrl } from './trouble-page.ts'
import { isSeen } from './visibility.ts'
import { minimumSize, placeWindow } from './window-state.ts'
import type { WindowStateFile } from './window-state-file.ts'

/** Colours of an empty page, so that the window does not flash while it loads; the tokens' `bg` (look.md). */
const background = { light: '#f6f5f2', dark: '#121315' } as const

/** Whatever happens, the window is shown after this long (`ready-to-show` may never come under Wayland). */
const showAtLatestMs = 3_000
/** How long a page may hang before it is ended and loaded again, ms. */
const hangMs = 30_000
/** How long a load that failed may take to be told of, or to be replaced by another, ms. */
const strandedMs = 1_000

export interface MainWindowOptions {
  readonly preload: string
  readonly hidden: boolean
  readonly clock: Clock
  readonly log: Log
  readonly stateFile: WindowStateFile
  readonly startUrl: string
  /** Every web contents is announced before its first page. */
  readonly onCreated: (contents: WebContents) => void
  /** A page begins to load: batches must come from now on. */
  readonly onPage: (viewId: number) => void
  /** It has loaded: it hears what is sent. */
  readonly onPageLoaded: (viewId: number) => void
  /** The page is gone: nothing can be sent. */
  readonly onPageGone: (viewId: number) => void
  readonly onSeen: (viewId: number, seen: boolean) => void
  /** The close button. @returns true to keep the window; whoever keeps it has put it away */
  readonly onClose: () => boolean
  /** The page died too often; something that needs no scripts must take its place. */
  readonly onGivenUp: () => void
}

/** The console's window. */
export interface MainWindow {
  readonly window: BrowserWindow
  readonly viewId: number
  /** Shows it in front, from wherever it was. */
  present(): void
  /** Puts it among the minimised ones, out of hiding. */
  minimise(): void
  /** The session was locked or unlocked. */
  setLocked(locked: boolean): void
  /** Loads the console's page; also anew, after trouble. */
  open(): void
  /** Goes to a place within the page, for example an alert. Nothing is loaded for it; a page to come goes there, too. */
  goTo(fragment: string): void
  /** The page stands still: it is ended, and loaded again. */
  endPage(): void
  /** Shows a page of ours that needs neither data nor scripts. */
  showTrouble(code: TroubleCode): void
}

/** Opens the window: sandboxed, isolated, without Node, showing only pages of ours. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { clock, log, stateFile } = options
  const state = stateFile.load()
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const window = new BrowserWindow({
    ...placeWindow(state.bounds, displays),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Pantau',
    autoHideMenuBar: true,
    backgroundColor: currentBackground(),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      v8CacheOptions: 'code',
    },
  })
  const contents = window.webContents
  const viewId = contents.id
  const recovery = createRecovery(clock)
  options.onCreated(contents)
  let locked = false
  let seen = false
  /** The console's own page is there and follows its address. */
  let isLoaded = false
  let waiting: string | null = null
  /** Process that is being ended; 0 for none. */
  let ending = 0

  function load(url: string): void {
    // A failure is told by did-fail-load; a navigation that another one replaced is none.
    contents.loadURL(url).catch(() => void clock.after(strandedMs, lookForPage))
  }

  /** A process that ends before its page is there may end without any event, and the window would stay white for ever. */
  function lookForPage(): void {
    if (window.isDestroyed() || contents.isLoading() || processOf(contents) !== 0) return
    died({ reason: 'no-process', exitCode: 0 })
  }

  function died({ reason, exitCode }: { readonly reason: string; readonly exitCode: number }): void {
    ending = 0
    const next = recovery.died()
    log.error('the page died', { reason, exitCode, next })
    options.onPageGone(viewId)
    if (next === 'reload') load(options.startUrl)
    else options.onGivenUp()
  }

  function look(): void {
    if (window.isDestroyed()) return
    const now = isSeen({ shown: window.isVisible(), minimised: window.isMinimized(), locked })
    if (now === seen) return
    seen = now
    options.onSeen(viewId, seen)
  }
  function appear(): void {
    if (!seen) look()
  }

  function endThisPage(): void {
    if (window.isDestroyed()) return
    const pid = processOf(contents)
    if (pid === 0) died({ reason: 'no-process', exitCode: 0 })
    else if (pid !== ending && endPage({ contents, clock, log, kill: (id) => process.kill(id, 'SIGKILL') })) {
      ending = pid
    }
  }

  window.on('show', look)
  window.on('hide', look)
  window.on('minimize', look)
  window.on('restore', look)
  // A system may bring a window back without a word of it (Windows a minimised one in full screen, a desktop that tiles
  // one that was to come minimised); the page must not rest before somebody's eyes.
  window.on('enter-full-screen', appear)
  window.on('leave-full-screen', appear)
  window.on('maximize', appear)
  window.on('unmaximize', appear)
  window.on('resize', appear)
  window.on('focus', appear)
  options.onSeen(viewId, false)

  if (!options.hidden) {
    let shown = false
    const show = (): void => {
      cancelShow()
      if (shown || window.isDestroyed()) return
      shown = true
      // A wall covers the screen by then.
      if (state.maximised && !window.isFullScreen()) window.maximize()
      window.show()
    }
    const cancelShow = clock.after(showAtLatestMs, show)
    window.once('ready-to-show', show)
    contents.once('did-finish-load', show)
  }
  stateFile.follow(window)

  contents.on('did-start-navigation', (details) => {
    if (!details.isMainFrame || details.isSameDocument) return
    isLoaded = false
    options.onPage(viewId)
  })
  contents.on('did-finish-load', () => {
    isLoaded = contents.getURL().startsWith(options.startUrl)
    options.onPageLoaded(viewId)
    if (!isLoaded || waiting === null) return
    load(`${options.startUrl}#${waiting}`)
    waiting = null
  })
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') died(details)
  })
  let cancelHang: (() => void) | null = null
  window.on('unresponsive', () => {
    // A page that stands still in the debugger is not hanging.
    if (contents.isDevToolsOpened() || cancelHang !== null) return
    log.warn('the page does not answer')
    cancelHang = clock.after(hangMs, () => {
      cancelHang = null
      endThisPage()
    })
  })
  window.on('responsive', () => {
    cancelHang?.()
    cancelHang = null
  })
  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (isMainFrame)
      log.error('the page did not load', { code, description, path: url.slice(appOrigin.length) })
  })
  window.on('close', (event) => {
    stateFile.save(window)
    if (options.onClose()) event.preventDefault()
  })
  const recolour = (): void => window.setBackgroundColor(currentBackground())
  nativeTheme.on('updated', recolour)
  window.once('closed', () => {
    cancelHang?.()
    nativeTheme.removeListener('updated', recolour)
    options.onPageGone(viewId)
  })

  return {
    window,
    viewId,
    present() {
      if (window.isMinimized()) window.restore()
      // `show` would take a window of Windows out of the half of the screen that it was snapped to (practice.md 3.2).
      if (!window.isVisible()) window.show()
      window.focus()
    },
    minimise() {
      window.minimize()
      // Where nothing can be minimised it is shown instead.
      appear()
    },
    setLocked(value) {
      locked = value
      look()
    },
    open() {
      recovery.forgive()
      load(options.startUrl)
    },
    goTo(fragment) {
      if (isLoaded) load(`${options.startUrl}#${fragment}`)
      else waiting = fragment
    },
    endPage: endThisPage,
    showTrouble(code) {
      load(troubleUrl(code))
    },
  }
}

function currentBackground(): string {
  return nativeTheme.shouldUseDarkColors ? background.dark : background.light
}
