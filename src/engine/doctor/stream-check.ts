import type { Clock } from '../../node/time/clock.ts'
import { assumedHeartbeatMs, defaultLimits } from '../stream/limits.ts'
import { createSseReader } from '../stream/sse-reader.ts'
import type { BodyCheck, Verdicts } from './body.ts'
import { causeOf } from './cause.ts'
import type { ProfileFinder } from './profile-finder.ts'
import { createSignOfLife } from './sign-of-life.ts'
import type { StepBoard } from './step-board.ts'

/** A server whose first word is its greeting says it within this time, ms; the hub needs some milliseconds. */
const greetingMs = 10_000
/** Bytes so long after the first ones are a second sign of life, ms. */
const apartMs = 500

export interface StreamCheckOptions {
  readonly board: StepBoard
  readonly finder: ProfileFinder
  readonly clock: Clock
  /** The dialect's heartbeat, ms; null where it announces none. */
  readonly heartbeatMs: number | null
  /** How long is waited for each sign; null: three heartbeats. */
  readonly waitMs: number | null
  /** Whether this dialect's server speaks at once. */
  readonly greets: boolean
  /** Proxies that the answer's head names, '' for none. */
  readonly sign: string
  /** Content-Length of the answer: an event stream has none, so somebody collected it. */
  readonly length: string | undefined
}

/**
 * Listens to an event stream until it was heard twice, apart in time: what a screen needs to be sure that it is live.
 *
 * What silence means is judged by what can be seen from outside. A stream that never gives a byte, though its dialect
 * speaks of itself, is held back; so is one of which a piece came that ends in the middle of an event, or of which
 * several heartbeats came at once. A stream that spoke at once, in whole events, and then is silent has no heartbeat.
 */
export function createStreamCheck(options: StreamCheckOptions, verdicts: Verdicts): BodyCheck {
  const { board, finder, clock, sign } = options
  const openedAt = clock.monotonic()
  let wait = options.waitMs ?? (options.heartbeatMs ?? assumedHeartbeatMs) * 3
  let firstAt: number | null = null
  let beats = 0
  let messages = 0
  const life = createSignOfLife(Math.min(apartMs, wait / 4))
  let cancelTimer = clock.after(
    options.greets && options.waitMs === null ? Math.min(wait, greetingMs) : wait,
    onSilence,
  )

  const reader = createSseReader(defaultLimits.eventBytes, '', {
    onMessage(message) {
      messages += 1
      const { isBeat, announced } = finder.read(message, 'sse')
      if (isBeat) beats += 1
      if (announced !== null && options.waitMs === null) wait = announced * 3
    },
    onIdOnly: () => {},
    onRetry: () => {},
    onTooLarge: () => {},
  })

  function seconds(since: number): string {
    return `${((clock.monotonic() - since) / 1_000).toFixed(1)} s`
  }

  function onSilence(): void {
    if (firstAt === null) onMute()
    else if (life.isCut()) {
      verdicts.fail(
        'proxy-buffering',
        `the last event was cut in its middle, then nothing for ${seconds(firstAt)}`,
      )
    } else {
      verdicts.fail('no-heartbeat', `the first bytes came, then nothing for ${seconds(firstAt)}`)
    }
  }

  function onMute(): void {
    const nothing = `not a single byte in ${seconds(openedAt)}`
    const speaks = options.greets || options.heartbeatMs !== null
    if (options.length !== undefined)
      verdicts.fail(
        'proxy-buffering',
        `${nothing}, and a Content-Length of ${options.length}: it was collected`,
      )
    else if (sign !== '') verdicts.fail('proxy-buffering', `${nothing}; there is a proxy before it (${sign})`)
    else if (speaks)
      verdicts.fail('proxy-buffering', `${nothing}, though this kind of server speaks by itself`)
    else verdicts.fail('no-heartbeat', `${nothing}; the server may have nothing to say, or is held back`)
  }

  function onFirst(at: number): void {
    firstAt = at
    board.next(`after ${seconds(openedAt)}`, 'heartbeat')
    cancelTimer()
    cancelTimer = clock.after(wait, onSilence)
  }

  return {
    feed(chunk) {
      const at = clock.monotonic()
      beats = 0
      reader.feed(chunk)
      const since = firstAt
      if (since === null) onFirst(at)
      switch (life.heard(chunk, at, beats)) {
        case 'lump':
          verdicts.fail(
            'proxy-buffering',
            'several heartbeats came at once: something on the way collects them',
          )
          return
        case 'alive':
          board.passed(`heard again after ${seconds(since ?? at)}, ${messages} events`)
          verdicts.healthy()
          return
        case 'more':
      }
    },
    end(fault) {
      const lived = `the server ended the stream after ${seconds(openedAt)}`
      if (fault === null) verdicts.fail('connection-lost', lived)
      else verdicts.fail(causeOf(fault, board.running()), fault.detail)
    },
    stop: () => cancelTimer(),
  }
}
