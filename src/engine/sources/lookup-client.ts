import type { Log } from '../../node/log/log.ts'
import { backoffDelay } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { Lookup, LookupAnswer } from '../profiles/types.ts'
import { type DocumentAnswer, type DocumentRequest, fetchDocument } from './fetch-document.ts'

/** Waits after a request that failed, ms. */
const retryLimits = { firstMs: 1_000, capMs: 30_000 } as const

export interface LookupClientOptions extends Pick<DocumentRequest, 'url' | 'headers' | 'transport'> {
  readonly source: string
  readonly lookup: Lookup
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly onAnswer: (answer: LookupAnswer) => void
}

/** One document beside a stream: at most one request runs, and at most one more is due. */
export interface LookupClient {
  /**
   * @param replay whether the answer is a catch-up; one that is wanted for both reasons may hold news. A request that
   *   runs already stays what it is, and another follows it: so a server that says "changed" to everybody who connects
   *   makes no news of what happened while we were away, and a change after the catch-up was read is told as one
   */
  ask(replay: boolean): void
  /** The stream is away: nothing is asked until the next {@link ask}. News that are still owed stay owed. */
  rest(): void
}

interface Purpose {
  readonly replay: boolean
}

export function createLookupClient(options: LookupClientOptions): LookupClient {
  const { lookup, clock, log, source } = options
  let cancelRequest: (() => void) | null = null
  let cancelTimer: (() => void) | null = null
  /** What the running request is for, and what the next one will be for. */
  let running: Purpose = { replay: true }
  let due: Purpose | null = null
  let startedAt = Number.NEGATIVE_INFINITY
  let failures = 0

  function want(replay: boolean): void {
    due = { replay: replay && (due?.replay ?? true) }
  }

  function schedule(wait: number): void {
    cancelTimer?.()
    cancelTimer = clock.after(Math.max(wait, startedAt + lookup.minIntervalMs - clock.monotonic(), 0), start)
  }

  function start(): void {
    cancelTimer = null
    if (due === null) return
    running = due
    due = null
    startedAt = clock.monotonic()
    const { url, headers, transport } = options
    const { accept, maxBytes } = lookup
    cancelRequest = fetchDocument({ url, accept, maxBytes, headers, transport, clock }, onAnswer)
  }

  function onAnswer(answer: DocumentAnswer): void {
    cancelRequest = null
    if (answer.ok) {
      failures = 0
      const { body, contentType } = answer
      options.onAnswer({
        body,
        contentType,
        url: options.url,
        receivedAt: clock.now(),
        replay: running.replay,
      })
      if (due !== null) schedule(0)
      return
    }
    if (answer.missing && lookup.optional) {
      failures = 0
      due = null
      return
    }
    want(running.replay)
    failures += 1
    log.warn('a lookup failed', { source, lookup: lookup.name, reason: answer.reason })
    schedule(backoffDelay(failures, 0, options.random, retryLimits))
  }

  return {
    ask(replay) {
      want(replay)
      if (cancelRequest === null) schedule(0)
    },
    rest() {
      if (cancelRequest !== null) want(running.replay)
      cancelRequest?.()
      cancelRequest = null
      cancelTimer?.()
      cancelTimer = null
      failures = 0
    },
  }
}
