import type { Clock } from '../../node/time/clock.ts'
import type { ConnectionState, PauseReason } from '../../shared/domain/connection.ts'
import type { Transport } from './transport.ts'

/** One message as the wire gave it, after the WHATWG algorithm (SSE) or as one polled JSON document. */
export interface RawMessage {
  /** `event:` name, `message` when the server named none; `poll` for a polled document. */
  readonly type: string
  readonly data: string
  /** Last event id of the stream when this message was dispatched; '' when it never had one. */
  readonly lastEventId: string
  /** Whether this message itself carried an `id:` line. */
  readonly hasId: boolean
  readonly transport: 'sse' | 'poll'
  /** Epoch ms. */
  readonly receivedAt: number
  /** Number of the connection this came from: 1, 2, … A change means a reconnect happened between two messages. */
  readonly connection: number
}

/** A thing on the wire that is no message but must not be silent. */
export type StreamNotice =
  /** An event above the limit was thrown away unread (C7); `bytes` is what had been seen of it. */
  | { readonly kind: 'too-large'; readonly bytes: number; readonly at: number }
  /** A connection was opened again after `lostAt`; foreign sources then get an "unverified interval" (E4). */
  | { readonly kind: 'reconnected'; readonly lostAt: number; readonly at: number }
  /**
   * A block with an id and no data (S7: heartbeats of filtered streams): the cursor may move to `id` once everything
   * that came before is stored.
   */
  | { readonly kind: 'cursor'; readonly id: string; readonly at: number }
  /** A comment, a heartbeat, any bytes: for ages only. At most one a second. */
  | { readonly kind: 'bytes'; readonly at: number }

/** What the supervisor needs from its owner. Callbacks never throw. */
export interface StreamOwner {
  /** The *committed* cursor to send as Last-Event-ID, or null (C5). Asked at every attempt. */
  cursor(): string | null
  /** Headers of every request, auth included. Asked at every attempt; a rejection means `needs-you: secret-missing`. */
  headers(): Promise<Readonly<Record<string, string>>>
  onMessage(message: RawMessage): void
  onState(state: ConnectionState): void
  onNotice(notice: StreamNotice): void
  /**
   * True while the write queue is full: the supervisor stops reading the socket until it turns false (C7).
   * Polled before each read.
   */
  isFull(): boolean
}

/** Bounds of one stream; the defaults are the promises of reliability.md, tests make them smaller. */
export interface StreamLimits {
  /** Largest event or polled document, bytes of UTF-8 (C7). */
  readonly eventBytes: number
  /** From the request to the response's headers, ms; a server that accepts and hangs is left then. */
  readonly responseMs: number
  /** Redirects followed in one attempt. */
  readonly redirects: number
}

/** What one supervisor is made from. */
export interface StreamOptions {
  /** Absolute http(s) URL of the stream, without credentials. */
  readonly url: string
  /** From the profile's StreamSpec; a `hello` may correct it, see {@link StreamSupervisor.setHeartbeat}. */
  readonly heartbeatMs: number | null
  /** How often to ask again where the server answers with a JSON document, ms; +-10 % are added. */
  readonly pollMs: number
  /**
   * A snapshot to ask for while a proxy holds the stream back (C4): its bodies come as messages of type `poll`,
   * to be read by the profile's `snapshot.parse`. Null: the profile has none.
   */
  readonly fallback: { readonly url: string; readonly pollMs: number } | null
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly owner: StreamOwner
  readonly limits?: Partial<StreamLimits>
  /** Left out: straight, trusting whom the system trusts. */
  readonly transport?: Transport
  /** Bytes of a body arrived, also those of the fallback; called for each chunk, so it must be cheap. */
  readonly onBytes?: (count: number) => void
}

/**
 * Keeps one upstream stream alive for as long as it runs (reliability.md, C1-C11).
 *
 * All methods are synchronous, idempotent and may be called from inside the owner's callbacks.
 */
export interface StreamSupervisor {
  /** From `off` to the first attempt. */
  start(): void
  /** Closes the socket and rests with this reason; a second pause only changes the reason. */
  pause(reason: PauseReason): void
  /** Ends a pause with an attempt at once. Does nothing when not paused. */
  resume(): void
  /** "Reconnect now": an attempt at once from every state but `off`, also from `needs-you`; ends a pause (C2). */
  reconnectNow(): void
  /**
   * The machine woke up, the network changed, the clock jumped: an attempt within 1 s from every state but `off`,
   * `paused` and `needs-you` (C4). Several calls for one awakening make one attempt (C9).
   */
  wake(): void
  /** A `hello` announced another heartbeat: the watchdog waits three of these, clamped to 1 s .. 100 s each. */
  setHeartbeat(ms: number): void
  /** A `bye` was read: the next attempt waits at least this long, clamped to 5 min (S12). */
  bye(retryAfterMs: number): void
  state(): ConnectionState
  /** Cancels every timer, destroys the socket, says `off`. No callback comes after it (D7, N15). */
  stop(): void
}
