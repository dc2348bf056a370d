import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import type { ProfileContext } from './types.ts'

/** What a dialect without positions read out of one message. */
export interface Reading {
  readonly type: string
  readonly topic?: string
  readonly dedupeKey?: string | null
  /** The source's own time, epoch ms. */
  readonly ts?: number | null
  readonly replay?: boolean
  readonly facts: readonly Fact[]
}

/** The event of a message that is kept as it came. */
export function eventOf(message: RawMessage, context: ProfileContext, reading: Reading): NormalisedEvent {
  return {
    source: context.source,
    stream: context.stream,
    type: reading.type,
    topic: reading.topic ?? '',
    position: null,
    dedupeKey: reading.dedupeKey ?? null,
    ts: reading.ts ?? null,
    receivedAt: message.receivedAt,
    data: message.data,
    replay: reading.replay ?? false,
    facts: reading.facts,
  }
}

/** The name that the server gave to a message, or '' for an unnamed or a polled one. */
export function nameOf(message: RawMessage): string {
  return message.type === 'message' || message.type === 'poll' ? '' : message.type
}
