import type { Log } from '../../node/log/log.ts'
import { backoffDelay } from '../../node/time/backoff.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { Lookup, LookupAnswer } from '../profiles/types.ts'
import { type DocumentAnswer, type DocumentRequest, fetchDocument } from './fetch-document.ts'

/** Waits after a request that failed, ms. The first is also the least between two requests while they fail. */
const retryLimits = { firstMs: 5_000, capMs: 300_000 } as const

export interface LookupClientOptions extends Pick<DocumentRequest, 'url' | 'headers' | 'transport'> {
  readonly source: string
  readonly lookup: Lookup
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly onAnswer: (answer: LookupAnswer) => void
  /** The newest answer failed, and why; null: it did not. */
  readonly onTrouble: (reason: string | null) => void
}

/**
 * One document beside a stream: at most one request runs.
 *
 * What a request is for decides whom its answer may call. A catch-up that is due or runs stays one, and news that are
 * told meanwhile get a request of their own behind it: so a server that says "changed" to everybody who connects makes
 * no news of what happened while we were away. News that could not be fetched are owed: the next request is for them.
 */
export interface LookupClient {
  /** @param replay whether the answer is a catch-up */
  ask(replay: boolean): void
  /** An answer was read. @param problem why it is none; null when it is one */
  settle(answer: LookupAnswer, problem: string | null): void
  /** The stream is away: nothing is asked until the next {@link ask}. */
  rest(): void
}

type Purpose = 'catch-up' | 'news'

export function createLookupClient(options: LookupClientOptions): LookupClient {
  const { lookup, clock, log, source } = options
  let cancelRequest: (() => void) | null = null
  let cancelTimer: (() => void) | null = null
  let running: Purpose | null = null
  /** At most a catch-up and news behind it. */
  let due: readonly Purpose[] = []
  let startedAt = Number.NEGATIVE_INFINITY
  let failures = 0
  /** What was fetched last; what is read of an older one says nothing any more. */
  let newest: LookupAnswer | null = null
  let resting = true

  function schedule(wait: number, atOnce = false): void {
    const interval = failures > 0 && !atOnce ? retryLimits.firstMs : lookup.minIntervalMs
    cancelTimer?.()
    cancelTimer = clock.after(Math.max(wait, startedAt + interval - clock.monotonic(), 0), start)
  }

  function owe(purpose: Purpose): void {
    const isKnown = due.includes('news') || (purpose === 'catch-up' && due.length > 0)
    if (!isKnown) due = [...due, purpose]
  }

  function start(): void {
    cancelTimer = null
    const [purpose, ...later] = due
    if (purpose === undefined) return
    running = purpose
    due = later
    startedAt = clock.monotonic()
    const { url, headers, transport } = options
    const { accept, maxBytes } = lookup
    const replay = purpose === 'catch-up'
    cancelRequest = fetchDocument({ url, accept, maxBytes, headers, transport, clock }, (answer) =>
      onAnswer(answer, replay),
    )
  }

  function onAnswer(answer: DocumentAnswer, replay: boolean): void {
    cancelRequest = null
    if (answer.ok) {
      running = null
      const { body, contentType } = answer
      newest = { body, contentType, url: options.url, receivedAt: clock.now(), replay }
      options.onAnswer(newest)
      if (due.length > 0) schedule(0)
      return
    }
    const owed = takeBack()
    newest = null
    if (answer.missing && lookup.optional) succeeded()
    else failed(owed, answer.reason)
  }

  function succeeded(): void {
    failures = 0
    options.onTrouble(null)
  }

  function failed(purpose: Purpose, reason: string): void {
    owe(purpose)
    failures += 1
    log.warn('a lookup failed', { source, lookup: lookup.name, reason })
    options.onTrouble(reason)
    if (resting || cancelRequest !== null) return
    schedule(backoffDelay(failures, retryLimits.firstMs, options.random, retryLimits))
  }

  /** @returns what everything that runs or is due was for */
  function takeBack(): Purpose {
    const all = [running, ...due]
    running = null
    due = []
    return all.includes('news') ? 'news' : 'catch-up'
  }

  return {
    ask(replay) {
      resting = false
      owe(replay ? 'catch-up' : 'news')
      // A connect or the user asks at once; messages must not hammer a server that fails.
      if (cancelRequest === null) schedule(0, replay)
    },
    settle(answer, problem) {
      if (answer !== newest) return
      if (problem === null) succeeded()
      else failed(answer.replay ? 'catch-up' : 'news', problem)
    },
    rest() {
      resting = true
      cancelRequest?.()
      cancelRequest = null
      cancelTimer?.()
      cancelTimer = null
      failures = 0
      if (takeBack() === 'news') due = ['news']
    },
  }
}
