import type { Clock } from './clock.ts'

/** Difference between wall and monotonic clock that counts as a jump, ms (C4). */
const jumpMs = 5_000
const checkMs = 1_000

/**
 * Notices that the machine slept or that somebody set its clock (C4, C9): once a second the wall clock is compared with
 * the monotonic one. `powerMonitor` alone misses awakenings (reliability.md 3, row 10), and timers lie after them (row 11).
 *
 * One watch per process is enough; it costs one timer.
 * @param onJump gets how far the wall clock moved against the monotonic one, ms; negative when it was set back
 * @returns the stop
 */
export function watchClock(clock: Clock, onJump: (deltaMs: number) => void): () => void {
  let offset = clock.now() - clock.monotonic()
  return clock.every(checkMs, () => {
    const current = clock.now() - clock.monotonic()
    const delta = current - offset
    // Slow drift (NTP slewing) must never add up to a jump, so the comparison always starts afresh.
    offset = current
    if (Math.abs(delta) > jumpMs) onJump(delta)
  })
}
