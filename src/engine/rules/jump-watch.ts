import type { Clock } from '../../node/time/clock.ts'

/** Wall and monotonic clock drift apart this far by themselves, ms; beyond it somebody set the clock, or the machine slept. */
const driftMs = 30_000

/** @returns a function that says how far the wall clock jumped since it was last asked, ms; 0 where it did not */
export function createJumpWatch(clock: Pick<Clock, 'now' | 'monotonic'>): () => number {
  let drift = clock.now() - clock.monotonic()
  return () => {
    const now = clock.now() - clock.monotonic()
    const by = now - drift
    if (Math.abs(by) <= driftMs) return 0
    drift = now
    return by
  }
}

/** Whether a timer that was set for then (monotonic, ms) is so late that the machine must have slept. */
export function isLate(clock: Pick<Clock, 'monotonic'>, at: number): boolean {
  return clock.monotonic() - at > driftMs
}
