import type { Clock } from '../../node/time/clock.ts'

/** How often a page may die before a person is asked: 3 times in 10 minutes (practice.md 2.3). */
const pageLimit = { times: 3, withinMs: 10 * 60 * 1000 } as const
/** How often the graphics process may be lost before the program does without: twice in a minute (practice.md 2.3). */
const graphicsLimit = { times: 2, withinMs: 60 * 1000 } as const

/** Decides what follows the death of the page, or of the graphics process. */
export interface Recovery {
  /** It died. `give-up`: more often than may be. */
  died(): 'reload' | 'give-up'
  /** A person asked for another try. */
  forgive(): void
}

/** Counts deaths of the page on the monotonic clock, so that a clock change neither forgives nor blames. */
export function createRecovery(
  clock: Pick<Clock, 'monotonic'>,
  limit: { readonly times: number; readonly withinMs: number } = pageLimit,
): Recovery {
  let deaths: number[] = []
  return {
    died() {
      const now = clock.monotonic()
      deaths = [...deaths.filter((at) => now - at < limit.withinMs), now]
      return deaths.length > limit.times ? 'give-up' : 'reload'
    },
    forgive() {
      deaths = []
    },
  }
}

/** The same for the graphics process: the third loss within a minute is the last. */
export function createGraphicsRecovery(clock: Pick<Clock, 'monotonic'>): Recovery {
  return createRecovery(clock, graphicsLimit)
}
