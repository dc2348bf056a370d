import { backoffDelay, clampRetry } from '../../node/time/backoff.ts'
import type { Fault } from './fault.ts'
import { createLifetimes } from './lifetimes.ts'
import { healthyMs, maxByeMs } from './limits.ts'

/** The next attempt after a fault. */
export interface PlannedRetry {
  readonly delayMs: number
  /** Failures since the last healthy connection. */
  readonly attempt: number
  /** The fault's words, with what its regularity suggests. */
  readonly detail: string
}

/** What a stream knows about when to try again (C3). */
export interface RetryPlan {
  /** Number of the attempt that comes next, from 1. */
  nextAttempt(): number
  /** A connection is over, whoever ended it: a healthy one makes the backoff start afresh. */
  lived(ms: number): void
  /** @param cutAfterMs how long an event stream had lived that the other side ended, or null */
  failed(fault: Extract<Fault, { kind: 'retry' }>, cutAfterMs: number | null): PlannedRetry
  /** `retry:` of the stream; holds for good, as the standard says. */
  serverAsked(ms: number): void
  /** `bye`; holds for the next attempt. */
  serverLeaves(ms: number): void
  /** A person or a fresh start: no grudge is kept. */
  reset(): void
}

export function createRetryPlan(random: () => number): RetryPlan {
  const lifetimes = createLifetimes()
  let failures = 0
  let serverMs = 0
  let byeMs = 0

  return {
    nextAttempt: () => failures + 1,
    lived(ms) {
      if (ms >= healthyMs) failures = 0
    },
    failed(fault, cutAfterMs) {
      failures += 1
      const delayMs = backoffDelay(failures, Math.max(fault.retryAfterMs ?? 0, serverMs, byeMs), random)
      byeMs = 0
      const limit = cutAfterMs === null ? null : lifetimes.ended(cutAfterMs)
      const hint = limit === null ? '' : `; each connection ends after ${limit} s: an idle limit on the way?`
      return { delayMs, attempt: failures, detail: `${fault.detail}${hint}` }
    },
    serverAsked(ms) {
      serverMs = clampRetry(ms)
    },
    serverLeaves(ms) {
      byeMs = Math.min(Math.max(ms, 0), maxByeMs)
    },
    reset() {
      failures = 0
    },
  }
}
