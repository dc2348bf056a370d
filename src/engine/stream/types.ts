import type { ConnectionState } from '../../shared/domain/connection.ts'

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
