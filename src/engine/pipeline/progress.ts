import { formatPosition, type Position, parsePosition } from '../../shared/domain/position.ts'
import type { StreamRecord } from '../journal/types.ts'
import type { StreamLedger } from './ledger.ts'

/** How far one stream has come in a tick. Mutable, and thrown away with a tick that fails. */
export interface StreamProgress {
  cursor: string | null
  projected: Position | null
  snapshotDue: boolean
  /** Events stored in this tick. */
  added: number
  lastEventAt: number | null
  duplicates: number
}

/** The streams that a tick touches. */
export interface Progress {
  of(stream: StreamLedger): StreamProgress
  /** What to write: one record per touched stream. */
  records(): ReadonlyMap<StreamLedger, StreamRecord>
  duplicates(): ReadonlyMap<StreamLedger, number>
}

export function createProgress(): Progress {
  const streams = new Map<StreamLedger, StreamProgress>()
  return {
    of(stream) {
      const known = streams.get(stream)
      if (known !== undefined) return known
      const { cursor, projected, snapshotDue, lastEventAt } = stream.tentative
      const position = projected === null ? null : parsePosition(projected)
      const begun = { cursor, projected: position, snapshotDue, lastEventAt, added: 0, duplicates: 0 }
      streams.set(stream, begun)
      return begun
    },
    records() {
      const records = new Map<StreamLedger, StreamRecord>()
      for (const [stream, { cursor, projected, snapshotDue, lastEventAt, added }] of streams) {
        records.set(stream, {
          ...stream.tentative,
          cursor,
          projected: projected === null ? null : formatPosition(projected),
          snapshotDue,
          lastEventAt,
          events: stream.tentative.events + added,
        })
      }
      return records
    },
    duplicates: () => new Map([...streams].map(([stream, { duplicates }]) => [stream, duplicates])),
  }
}
