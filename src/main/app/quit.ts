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

/** @param flush writes the log's last lines; called at the very end */
export function quitInOrder(clock: Clock, log: Log, flush: () => void): Quit {
  const stoppers: Stopper[] = []
  let shutdown: (() => Promise<void>) | null = null
  let code = 0

  app.on('before-quit', (event) => {
    event.preventDefault()
    shutdown ??= createShutdown(stoppers, clock, log)
    void shutdown().then(() => {
      log.info('ended', { code })
      flush()
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
      app.relaunch()
      app.quit()
    },
  }
}
