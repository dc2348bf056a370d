import type { hubEvents } from '../../../shared/hub/events.ts'
import type { DomainEvent, PayloadOf } from '../../domain/events.ts'
import type { Said } from '../../domain/view.ts'

/** Where an event stands: its own seq, and the last seq of its command, which the command's answer names. */
export interface AppliedAt {
  readonly seq: number
  readonly commandEnd: number
  /** JSON text of the payload as the stream says it. */
  readonly data: string
}

type EventOf<T extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: T }>

/** What tables do with each of these events; a type without a line does not compile. */
export type Applies<T extends DomainEvent['type']> = {
  readonly [K in T]: (event: EventOf<K>, at: AppliedAt) => void
}

/** A row that keeps the event which last spoke of its thing. */
export interface EventRow {
  readonly seq: number
  readonly event: string
}

/** The row as decisions see it: the payload without what the store had added. Trusted: the store wrote it. */
export function saidBy<T extends keyof typeof hubEvents>(row: EventRow): Said<T> {
  const { ts: _ts, topic: _topic, branch: _branch, ...payload } = JSON.parse(row.event)
  return { payload: payload as PayloadOf<T>, seq: row.seq }
}
