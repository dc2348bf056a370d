import type { Position } from '../../shared/domain/position.ts'
import type { StreamRecord } from '../journal/types.ts'

/** What is known about one stream: what the journal has, and what the state in memory already shows. */
export interface StreamLedger {
  /** As committed. */
  record: StreamRecord
  /** As the state in memory stands; the same as `record` but while the store fails. */
  tentative: StreamRecord
  /** Duplicates dropped since start (C6). */
  duplicates: number
}

/** All streams that the journal has ever known, by source and name. */
export interface Ledger {
  /** Finds a stream, or begins one; it is written with its first transaction. */
  open(source: string, stream: string): StreamLedger
  all(): Iterable<StreamLedger>
  /** The source's streams as they would begin anew; nothing is changed by asking. Its event counts stay, as the events do. */
  cleared(source: string): ReadonlyMap<StreamLedger, StreamRecord>
}

export function createLedger(records: readonly StreamRecord[]): Ledger {
  const streams = new Map<string, StreamLedger>()
  let lastId = 0
  const nameOf = (source: string, stream: string): string => JSON.stringify([source, stream])
  for (const record of records) {
    lastId = Math.max(lastId, record.id)
    streams.set(nameOf(record.source, record.stream), { record, tentative: record, duplicates: 0 })
  }
  return {
    open(source, stream) {
      const known = streams.get(nameOf(source, stream))
      if (known !== undefined) return known
      lastId += 1
      const record: StreamRecord = {
        id: lastId,
        source,
        stream,
        cursor: null,
        projected: null,
        snapshotDue: false,
        events: 0,
        lastEventAt: null,
      }
      const ledger = { record, tentative: record, duplicates: 0 }
      streams.set(nameOf(source, stream), ledger)
      return ledger
    },
    all: () => streams.values(),
    cleared(source) {
      const records = new Map<StreamLedger, StreamRecord>()
      for (const stream of streams.values()) {
        if (stream.record.source !== source) continue
        records.set(stream, { ...stream.tentative, cursor: null, projected: null, snapshotDue: false })
      }
      return records
    },
  }
}

/** Whether the state at `shown` has this event in it already. Positions of two epochs cannot be compared: no. */
export function isCovered(position: Position | null, shown: Position | null): boolean {
  return position !== null && shown !== null && shown.epoch === position.epoch && position.seq <= shown.seq
}
