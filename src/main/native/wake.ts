import type { Clock } from '../../node/time/clock.ts'

/** How often the clocks are compared, ms. Short enough for "reconnect within 2 s" (C4), long enough to cost nothing. */
const everyMs = 1_000
/** A wall clock that moved this much more than the monotonic one means that the machine slept, ms (C4). */
const jumpMs = 5_000

export interface WakeOptions {
  readonly clock: Pick<Clock, 'now' | 'monotonic' | 'every'>
  /** The network as it is now: its addresses, or null when there is none at all. */
  readonly network: () => string | null
  readonly onWake: () => void
  readonly onNetwork: () => void
}

/**
 * Notices what the system's own events miss (practice.md 2.2): a sleep that was not announced, and a network that came
 * back or became another one. A clock set by hand looks like a sleep; the reconnect it causes does no harm (C9).
 *
 * @returns the stop
 */
export function watchForWake(options: WakeOptions): () => void {
  const { clock } = options
  let wall = clock.now()
  let monotonic = clock.monotonic()
  let network = options.network()
  return clock.every(everyMs, () => {
    const now = clock.now()
    const elapsed = clock.monotonic() - monotonic
    const jump = Math.abs(now - wall - elapsed)
    // Where the monotonic clock runs on during sleep, the timer itself comes late.
    const late = elapsed - everyMs
    wall = now
    monotonic += elapsed
    if (jump > jumpMs || late > jumpMs) options.onWake()
    const before = network
    network = options.network()
    if (network !== null && network !== before) options.onNetwork()
  })
}
