import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { Journal } from './types.ts'

/** How long events are kept, ms, and how many at most. */
const keptMs = 30 * 24 * 60 * 60 * 1000
const keptEvents = 5_000_000
/** Events deleted in one go, so that the slice stays shorter than a frame. */
const pruneSlice = 500
/** First look after work, ms. */
const lookMs = 2_000
/** Nothing was written for this long: the thread is free. */
const idleMs = 500
/** A WAL above this is checkpointed although events are coming, bytes. */
const walLimit = 16 * 1024 * 1024

/**
 * Checkpoints and retention, in the pauses of work (performance.md: a checkpoint stalls its thread for 7 to 16 ms).
 * Wakes nothing while nothing is written.
 */
export interface Maintenance {
  /** Something was written. */
  touched(): void
  stop(): void
}

/** @param healthy the journal, or null while it cannot be used */
export function createMaintenance(clock: Clock, log: Log, healthy: () => Journal | null): Maintenance {
  let touchedAt = 0
  let cancel: (() => void) | null = null

  function look(): void {
    cancel = null
    const journal = healthy()
    if (journal === null) return
    try {
      const idle = clock.monotonic() - touchedAt >= idleMs
      if (idle || journal.walBytes() > walLimit) journal.checkpoint()
      const rule = { receivedBefore: clock.now() - keptMs, keepAtMost: keptEvents }
      if (!idle) later(lookMs)
      else if (journal.prune(rule, pruneSlice) > 0) later(idleMs)
    } catch (error) {
      // The next tick meets the same trouble and says so to the user.
      log.warn('maintenance of the journal failed', { detail: String(error) })
    }
  }

  function later(ms: number): void {
    cancel ??= clock.after(ms, look)
  }

  return {
    touched() {
      touchedAt = clock.monotonic()
      later(lookMs)
    },
    stop: () => cancel?.(),
  }
}
