import type { Clock } from '../../node/time/clock.ts'

/** How often a page may die before a person is asked: 3 times in 10 minutes (practice.md 2.3). */
const limit = 3
const windowMs = 10 * 60 * 1000

/** Decides what follows the death of the page. */
export interface Recovery {
  /** The page died. */
  died(): 'reload' | 'give-up'
  /** A person asked for another try. */
  forgive(): void
}

/** Counts deaths on the monotonic clock, so that a clock change neither forgives nor blames. */
export function createRecovery(clock: Pick<Clock, 'monotonic'>): Recovery {
  let deaths: number[] = []
  return {
    died() {
      const now = clock.monotonic()
      deaths = [...deaths.filter((at) => now - at < windowMs), now]
      return deaths.length > limit ? 'give-up' : 'reload'
    },
    forgive() {
      deaths = []
    },
  }
}
