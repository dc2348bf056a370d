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

  function schedule(wait: number): void {
    cancelTimer?.()
    cancelTimer = clock.after(Math.max(wait, startedAt + lookup.minIntervalMs - clock.monotonic(), 0), start)
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
      failures = 0
      const { body, contentType } = answer
      options.onAnswer({ body, contentType, url: options.url, receivedAt: clock.now(), replay })
      if (due.length > 0) schedule(0)
      return
    }
    const owed = takeBack()
    if (answer.missing && lookup.optional) return
    due = [owed]
    failures += 1
    log.warn('a lookup failed', { source, lookup: lookup.name, reason: answer.reason })
    schedule(backoffDelay(failures, 0, options.random, retryLimits))
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
      const isKnown = due.includes('news') || (replay && due.length > 0)
      if (!isKnown) due = [...due, replay ? 'catch-up' : 'news']
      if (cancelRequest === null) schedule(0)
    },
    rest() {
      cancelRequest?.()
      cancelRequest = null
      cancelTimer?.()
      cancelTimer = null
      failures = 0
      if (takeBack() === 'news') due = ['news']
    },
  }
}
