import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'

/** Longest time that quitting may take, ms; afterwards the program ends with what is left undone. */
const quitMs = 5_000

/** One thing to stop, with its name for the log. */
export interface Stopper {
  readonly name: string
  stop(): Promise<void> | void
}

/**
 * Stops everything in order within 5 s. A failure of one keeps none of the others from stopping. Called again it answers
 * the same end.
 */
export function createShutdown(
  stoppers: readonly Stopper[],
  clock: Pick<Clock, 'after'>,
  log: Log,
): () => Promise<void> {
  let running: Promise<void> | null = null

  async function stopAll(): Promise<void> {
    for (const { name, stop } of stoppers) {
      try {
        await stop()
      } catch (error) {
        log.error('could not stop', { what: name, reason: String(error) })
      }
    }
  }

  return () => {
    running ??= new Promise((resolve) => {
      const cancel = clock.after(quitMs, () => {
        log.warn('quitting took too long')
        resolve()
      })
      void stopAll().then(() => {
        cancel()
        resolve()
      })
    })
    return running
  }
}
