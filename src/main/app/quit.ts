import { app } from 'electron'
import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { createShutdown, type Stopper } from './shutdown.ts'

/** The one way in which the program ends, whoever asks: window, menu, signal, end of a timed run. */
export interface Quit {
  /** Adds something to stop; the first added stops first. */
  add(stopper: Stopper): void
  isQuitting(): boolean
  /** The run did not do what it was asked for; its exit code says so. */
  failed(): void
  /** Ends in order and starts again with the same arguments. */
  relaunch(): void
}

/** Longest wait for the log's last lines, ms: a disk that hangs must not keep the program. */
const flushMs = 1_000

/** @param flush resolves when the log's last lines are written; called at the very end */
export function quitInOrder(clock: Clock, log: Log, flush: () => Promise<void>): Quit {
  const stoppers: Stopper[] = []
  let shutdown: (() => Promise<void>) | null = null
  let code = 0

  app.on('before-quit', (event) => {
    event.preventDefault()
    shutdown ??= createShutdown(stoppers, clock, log)
    void shutdown().then(async () => {
      log.info('ended', { code })
      await Promise.race([flush(), new Promise<void>((resolve) => clock.after(flushMs, resolve))])
      app.exit(code)
    })
  })
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

  return {
    add(stopper) {
      stoppers.push(stopper)
    },
    isQuitting: () => shutdown !== null,
    failed() {
      code = 1
    },
    relaunch() {
      // Somebody ended it meanwhile.
      if (shutdown !== null) return
      app.relaunch()
      app.quit()
    },
  }
}
