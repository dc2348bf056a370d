import type { RawMessage } from '../../engine/stream/types.ts'
import { parseLossless } from '../../node/json/lossless-json.ts'
import type { ConnectionState } from '../../shared/domain/connection.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { GapReason } from '../../shared/domain/gap.ts'
import { formatPosition } from '../../shared/domain/position.ts'

/** One WHATWG message, exactly these three members in this order (contract.md). */
export function rawLine(message: RawMessage): string {
  return JSON.stringify({ type: message.type, data: message.data, lastEventId: message.lastEventId })
}

/**
 * One event. `data` is the payload's JSON value where that loses nothing, else its text; `ts` is the source's own time,
 * or the time of receipt where it sends none.
 */
export function eventLine(event: NormalisedEvent): string {
  const payload = parseLossless(event.data)
  return JSON.stringify({
    kind: 'event',
    source: event.source,
    stream: event.stream,
    position: event.position === null ? null : formatPosition(event.position),
    type: event.type,
    topic: event.topic,
    ts: iso(event.ts ?? event.receivedAt),
    receivedAt: iso(event.receivedAt),
    data: payload.ok ? payload.value : event.data,
  })
}

/** A state with its times as ISO 8601. */
export function stateFields(state: ConnectionState): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'attempt' ? iso(value) : value,
    ]),
  )
}

/** One state of one stream. */
export function connectionLine(source: string, stream: string, state: ConnectionState): string {
  return JSON.stringify({ kind: 'connection', source, stream, ...stateFields(state) })
}

/** A hole (E4); the bounds are positions, or ISO 8601 times where the source has none. */
export interface GapLine {
  readonly source: string
  readonly stream: string
  readonly reason: GapReason
  readonly from: string
  readonly to: string
  /** Number of missing events where it is known. */
  readonly count?: number
}

export function gapLine(gap: GapLine): string {
  return JSON.stringify({ kind: 'gap', ...gap })
}

/** Epoch ms as ISO 8601 UTC. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
