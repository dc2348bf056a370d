import type { Clock } from '../../node/time/clock.ts'
import { startAttempt } from '../stream/attempt.ts'
import { type Fault, retryFault } from '../stream/fault.ts'
import { defaultLimits } from '../stream/limits.ts'
import { streamUrl } from '../stream/stream-url.ts'
import type { Transport } from '../stream/transport.ts'
import type { RawMessage, StreamOwner } from '../stream/types.ts'
import { detectByMessage, detectionMessages } from './detect.ts'
import type { Profile } from './types.ts'

/** How long a stream that opened may take to say who it is, ms. */
const listenMs = 1_500

/** What a server says to one path. */
export type PathAnswer =
  /** An event stream; `said`: the dialect of its first messages, null when they were of nobody or none came. */
  | { readonly kind: 'stream'; readonly said: Profile | null }
  | { readonly kind: 'document'; readonly body: string }
  /** It wants a sign-in. */
  | { readonly kind: 'locked'; readonly fault: Fault }
  /** Anything else: the path is not there, or a page for people, or nothing comes. */
  | { readonly kind: 'no'; readonly fault: Fault }
  /** The server cannot be asked at present. */
  | { readonly kind: 'away'; readonly fault: Fault }

export interface AskOptions {
  readonly url: string
  readonly headers: StreamOwner['headers']
  readonly transport?: Transport
  readonly clock: Clock
}

/** Faults of an answer; any other is one of the way to the server, and says nothing about its dialect. */
const answered = new Set(['http-status', 'not-a-stream', 'redirect', 'protocol', 'ended-by-server'])

/**
 * Asks a server for one path and listens for a moment.
 *
 * @param accept whether an event stream or only a document would do
 * @returns the cancel; `done` is called once, unless cancelled
 */
export function askPath(
  options: AskOptions,
  path: string,
  accept: 'stream' | 'document',
  done: (answer: PathAnswer) => void,
): () => void {
  const { clock, transport } = options
  let over = false
  let messages = 0
  let opened: 'sse' | 'poll' = 'poll'
  let cancelTimer = clock.after(defaultLimits.responseMs, () =>
    finish({ kind: 'no', fault: retryFault('timeout', `no answer within ${defaultLimits.responseMs} ms`) }),
  )

  function finish(answer: PathAnswer | null): void {
    if (over) return
    over = true
    cancelTimer()
    attempt.cancel()
    if (answer !== null) done(answer)
  }

  function onOpen(by: 'sse' | 'poll'): void {
    opened = by
    if (by === 'poll') return
    cancelTimer()
    cancelTimer = clock.after(listenMs, () => finish({ kind: 'stream', said: null }))
  }

  function onMessage(
    message: Pick<RawMessage, 'type' | 'data' | 'lastEventId' | 'hasId'>,
    by: 'sse' | 'poll',
  ): void {
    if (by === 'poll') {
      finish({ kind: 'document', body: message.data })
      return
    }
    messages += 1
    const said = detectByMessage({ ...message, transport: by, receivedAt: clock.now(), connection: 1 })
    if (said !== null || messages >= detectionMessages) finish({ kind: 'stream', said })
  }

  function onEnd(fault: Fault | { readonly kind: 'polled' }): void {
    if (fault.kind === 'polled') return
    if (answered.has(fault.reason)) finish({ kind: 'no', fault })
    else if (fault.reason === 'ended') finish({ kind: 'stream', said: null })
    else if (fault.reason === 'unauthorized' || fault.reason === 'forbidden')
      finish({ kind: 'locked', fault })
    else finish({ kind: 'away', fault })
  }

  const attempt = startAttempt(
    {
      url: streamUrl(options.url, path),
      accept,
      lastEventId: '',
      owner: { cursor: () => null, headers: options.headers, isFull: () => false },
      limits: { ...defaultLimits, eventBytes: 1024 * 1024 },
      clock,
      ...(transport === undefined ? {} : { transport }),
    },
    {
      onOpen,
      onBytes: () => {},
      onMessage,
      onIdOnly: () => {},
      onRetry: () => {},
      // Too much to be of any dialect of ours, but an answer all the same.
      onTooLarge: () =>
        finish(opened === 'sse' ? { kind: 'stream', said: null } : { kind: 'document', body: '' }),
      onEnd,
    },
  )
  return () => finish(null)
}
