import { join } from 'node:path'
import { app, session } from 'electron'
import { createJsonLog, type Log } from '../../node/log/log.ts'
import { type Clock, createSystemClock } from '../../node/time/clock.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import { serveAppScheme } from '../windows/app-scheme.ts'
import { appOrigin } from '../windows/asset-path.ts'
import type { FindPoster } from '../windows/poster.ts'
import { createTroublePages, isTryAgain, type Trouble } from '../windows/trouble-page.ts'
import { guardSession, guardWebContents } from '../windows/web-guards.ts'
import { openWindowStateFile, type WindowStateFile } from '../windows/window-state-file.ts'
import { openLogFile } from './log-file.ts'
import type { ConsoleStart } from './start.ts'
import { createWords, type MainWords } from './words.ts'

/** What every run has, even one whose data folder cannot be used. */
export interface Shell {
  readonly clock: Clock
  readonly log: Log
  readonly words: MainWords
  readonly startUrl: string
  readonly windowState: WindowStateFile
  readonly trouble: { set(trouble: Trouble): void }
  onTryAgain(listener: () => void): void
  /** The engine runs from now on: pages may ask for pictures. */
  servePosters(find: FindPoster): void
  /** Resolves when the log's lines so far are written. */
  flush(): Promise<void>
}

/** Opens the log, locks every door of every page to come, and serves the app's own files. */
export function openShell(start: ConsoleStart, settings: Pick<Settings, 'locale' | 'privacy'>): Shell {
  const clock = createSystemClock()
  const folder = start.dataCheck.ok ? start.dataDir : null
  const file = folder === null ? null : openLogFile(join(folder, 'logs'), 'main')
  const log = createJsonLog((line) => file?.write(line), clock.now, 'main')
  log.info('start', { version: app.getVersion(), electron: process.versions.electron, pid: process.pid })
  catchBugs(log)

  const words = createWords(settings)
  const trouble = createTroublePages(words.trouble)
  let tryAgain: () => void = () => {}
  let findPoster: FindPoster = async () => null
  guardWebContents(log)
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isTryAgain(contents.getURL(), event.url)) return
      event.preventDefault()
      tryAgain()
    })
  })
  guardSession(session.defaultSession, !app.isPackaged)
  serveAppScheme(join(start.appDir, 'out/renderer'), trouble.page, (source, episodeId) =>
    findPoster(source, episodeId),
  )

  return {
    clock,
    log,
    words,
    startUrl: `${appOrigin}/index.html`,
    windowState: openWindowStateFile(folder, clock, log),
    trouble,
    onTryAgain(listener) {
      tryAgain = listener
    },
    servePosters(find) {
      findPoster = find
    },
    flush: async () => file?.flush(),
  }
}

/**
 * A bug must not open Electron's modal box, which nobody may see. What is stored is stored in transactions, so going on
 * is safe; the log has the rest.
 */
function catchBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.error('uncaught', { reason: error.stack ?? error.message }))
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', { reason: String(reason) }))
  app.on('child-process-gone', (_event, details) => {
    log.warn('a helper process is gone', {
      type: details.type,
      name: details.name ?? '',
      reason: details.reason,
      exitCode: details.exitCode,
    })
  })
}
