import type { Clock } from '../../node/time/clock.ts'
import { cursorHeader } from './cursor-header.ts'
import { type Exchange, type ExchangeHead, openExchange } from './exchange.ts'
import { type Fault, retryFault } from './fault.ts'
import { createPollReader } from './poll-reader.ts'
import { createSseReader, type SseMessage } from './sse-reader.ts'
import { straightTransport, type Transport } from './transport.ts'
import type { StreamLimits, StreamOwner } from './types.ts'

/** What came of one request; `polled` means that a whole JSON document was read. */
export type AttemptOutcome = { readonly kind: 'polled' } | Fault

export interface AttemptEvents {
  /** A 200 answer of a kind that is understood. */
  onOpen(transport: 'sse' | 'poll'): void
  /** So many body bytes arrived; before what they mean is told. */
  onBytes(count: number): void
  onMessage(message: SseMessage, transport: 'sse' | 'poll'): void
  onIdOnly(lastEventId: string): void
  onRetry(ms: number): void
  onTooLarge(bytes: number): void
  /** Once, unless cancelled; nothing comes after it. */
  onEnd(outcome: AttemptOutcome): void
}

export interface AttemptOptions {
  readonly url: string
  /** Whether Last-Event-ID is sent and an event stream is accepted; a snapshot is asked for without. */
  readonly accept: 'stream' | 'document'
  readonly lastEventId: string
  readonly owner: Pick<StreamOwner, 'cursor' | 'headers' | 'isFull'>
  readonly limits: StreamLimits
  readonly clock: Clock
  /** Left out: straight, trusting whom the system trusts. */
  readonly transport?: Transport
}

/** One request of a stream, from its headers to its end. */
export interface Attempt {
  /** No event comes any more, the socket is destroyed. Idempotent. */
  cancel(): void
  /** Whether the owner's full queue holds the socket back at present: silence is then ours, not the server's. */
  isHeldBack(): boolean
}

/** How often a full owner is asked whether it has room again, ms. */
const roomCheckMs = 20

/**
 * Asks once: an event stream is read to its end, a JSON document is one message, anything else is a fault
 * (design.md, decision 1: the Content-Type decides, at the same URL).
 */
export function startAttempt(options: AttemptOptions, events: AttemptEvents): Attempt {
  const { owner, limits, clock } = options
  let exchange: Exchange | null = null
  let feed: ((chunk: Uint8Array) => void) | null = null
  let finish: ((fault: Fault | null) => AttemptOutcome) | null = null
  let stopRoomCheck: (() => void) | null = null
  let over = false

  function cancel(): void {
    over = true
    stopRoomCheck?.()
    stopRoomCheck = null
    exchange?.cancel()
    exchange = null
  }

  function end(outcome: AttemptOutcome): void {
    if (over) return
    cancel()
    events.onEnd(outcome)
  }

  function holdBack(): void {
    if (over || stopRoomCheck !== null || !owner.isFull()) return
    exchange?.pause()
    stopRoomCheck = clock.every(roomCheckMs, () => {
      if (owner.isFull()) return
      stopRoomCheck?.()
      stopRoomCheck = null
      exchange?.resume()
    })
  }

  function onHead(head: ExchangeHead): void {
    if (head.contentType === 'text/event-stream' && options.accept === 'stream') {
      feed = createSseReader(limits.eventBytes, options.lastEventId, {
        // A callback may have stopped the stream in the middle of a chunk; what follows must not come out.
        onMessage: (message) => over || events.onMessage(message, 'sse'),
        onIdOnly: (id) => over || events.onIdOnly(id),
        onRetry: (ms) => over || events.onRetry(ms),
        onTooLarge: (bytes) => over || events.onTooLarge(bytes),
      }).feed
      finish = (fault) => fault ?? retryFault('ended', 'the server ended the stream')
      events.onOpen('sse')
      return
    }
    if (!isJson(head.contentType)) {
      end(retryFault('not-a-stream', describe(head)))
      return
    }
    const document = createPollReader(limits.eventBytes)
    feed = (chunk) => {
      if (document.feed(chunk)) return
      events.onTooLarge(document.bytes())
      end({ kind: 'polled' })
    }
    finish = (fault) => {
      if (fault !== null) return fault
      const message = { type: 'poll', data: document.text(), lastEventId: '', hasId: false }
      events.onMessage(message, 'poll')
      return { kind: 'polled' }
    }
    events.onOpen('poll')
  }

  async function start(): Promise<void> {
    let configured: Readonly<Record<string, string>>
    try {
      configured = await owner.headers()
    } catch {
      return end({
        kind: 'needs-you',
        reason: 'secret-missing',
        detail: 'the secret of this source cannot be read',
      })
    }
    if (over) return
    const stream = options.accept === 'stream'
    const opened = openExchange(
      {
        url: options.url,
        configured,
        headers: {
          accept: stream ? 'text/event-stream, application/json;q=0.9' : 'application/json',
          'cache-control': 'no-cache',
          ...(stream ? cursorHeader(owner.cursor()) : {}),
        },
        limits,
        clock,
        transport: options.transport ?? straightTransport,
      },
      {
        onHead,
        onChunk: (chunk) => {
          events.onBytes(chunk.byteLength)
          if (!over) feed?.(chunk)
          holdBack()
        },
        onEnd: (fault) => {
          if (over) return
          const outcome = finish?.(fault) ?? fault ?? retryFault('protocol', 'an answer without a head')
          end(outcome)
        },
      },
    )
    // The exchange may have failed before it was returned.
    if (over) opened.cancel()
    else exchange = opened
  }

  void start()
  return { cancel, isHeldBack: () => stopRoomCheck !== null }
}

function isJson(contentType: string): boolean {
  return /^(application\/json|text\/json|application\/[a-z0-9.-]+\+json)$/.test(contentType)
}

/** Names what came instead; a login page is the usual case (fault row 16). Paths only: a query may hold a secret. */
function describe(head: ExchangeHead): string {
  const what = head.contentType === '' ? 'no Content-Type' : head.contentType
  const where = head.redirectedTo === null ? '' : ` after a redirect to ${head.redirectedTo}`
  const hint = head.contentType === 'text/html' ? ': a login or an error page, not a stream' : ''
  return `${what}${where}${hint}`
}
