import type { WriteDb } from '../../node/sqlite/db.ts'
import type { StreamRecord } from './types.ts'

interface StreamRow {
  readonly id: number
  readonly source: string
  readonly stream: string
  readonly cursor: string | null
  readonly projected: string | null
  readonly snapshot_due: number
  readonly events: number
  readonly last_event_at: number | null
}

/** The streams' committed cursors. Ids are given by the owner, so that they survive a transaction that failed. */
export function createStreamTable(db: WriteDb) {
  const select = db.prepare<[], StreamRow>(
    'SELECT id, source, stream, cursor, projected, snapshot_due, events, last_event_at FROM streams ORDER BY id',
  )
  const upsert = db.prepare<
    [
      id: number,
      source: string,
      stream: string,
      cursor: string | null,
      projected: string | null,
      snapshotDue: number,
      events: number,
      lastEventAt: number | null,
    ]
  >(`
    INSERT INTO streams (id, source, stream, cursor, projected, snapshot_due, events, last_event_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET cursor = excluded.cursor, projected = excluded.projected,
      snapshot_due = excluded.snapshot_due, events = excluded.events,
      last_event_at = excluded.last_event_at`)
  return {
    all: (): readonly StreamRecord[] =>
      select.all().map(({ snapshot_due: due, last_event_at: lastEventAt, ...row }) => ({
        ...row,
        snapshotDue: due === 1,
        lastEventAt,
      })),
    saveTx(record: StreamRecord): void {
      upsert.run(
        record.id,
        record.source,
        record.stream,
        record.cursor,
        record.projected,
        Number(record.snapshotDue),
        record.events,
        record.lastEventAt,
      )
    },
  }
}
