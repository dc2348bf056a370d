import type { ReadDb, WriteDb } from '../../node/sqlite/db.ts'
import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { StoredEvent } from '../projections/feed.ts'
import type { EventRow, RereadRow, RetentionRule } from './types.ts'

interface RecentRow {
  readonly id: number
  readonly source: string
  readonly stream: string
  readonly type: string
  readonly data: string
  readonly received_at: number
}

type EventParameters = [
  id: number,
  streamId: number,
  epoch: string | null,
  seq: number | null,
  dedupeKey: string | null,
  type: string,
  topic: string,
  ts: number | null,
  receivedAt: number,
  data: string,
]

/** The events as they came. Functions that end in `Tx` join the caller's transaction. */
export function createEventTable(db: WriteDb) {
  // DO NOTHING and not OR IGNORE: only a known event may be passed over, any other broken rule is a bug that must show.
  const insert = db.prepare<EventParameters>(`
    INSERT INTO events (id, stream_id, epoch, seq, dedupe_key, type, topic, ts, received_at, data)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (stream_id, epoch, seq) WHERE seq IS NOT NULL DO NOTHING
    ON CONFLICT (stream_id, dedupe_key) WHERE seq IS NULL AND dedupe_key IS NOT NULL DO NOTHING`)
  const markQuiet = db.prepare<[id: number]>('INSERT INTO quiet_events (id) VALUES (?)')
  const dropKeys = db.prepare<[streamId: number]>(
    'UPDATE events SET dedupe_key = NULL WHERE stream_id = ? AND seq IS NULL AND dedupe_key IS NOT NULL',
  )
  const last = db.prepare<[], { readonly id: number | null }>('SELECT max(id) AS id FROM events')
  const recent = db.prepare<[limit: number], RecentRow>(`
    SELECT e.id, s.source, s.stream, e.type, e.data, e.received_at
    FROM events e JOIN streams s ON s.id = e.stream_id
    ORDER BY e.id DESC LIMIT ?`)
  const oldest = db.prepare<[], { readonly id: number; readonly received_at: number }>(
    'SELECT id, received_at FROM events ORDER BY id LIMIT 1',
  )
  const firstFrom = db.prepare<[from: number], { readonly id: number; readonly receivedAt: number }>(
    'SELECT id, received_at AS receivedAt FROM events WHERE id >= ? ORDER BY id LIMIT 1',
  )
  const from = db.prepare<[from: number], RereadRow>(`
    SELECT e.id, s.source, s.stream, e.epoch, e.seq, e.type, e.topic, e.ts, e.received_at AS receivedAt, e.data,
      EXISTS (SELECT 1 FROM quiet_events q WHERE q.id = e.id) AS quiet
    FROM events e JOIN streams s ON s.id = e.stream_id
    WHERE e.id >= ? ORDER BY e.id`)
  const deleteOld = db.prepare<
    [{ readonly receivedBefore: number; readonly keepFrom: number; readonly limit: number }]
  >(`
    DELETE FROM events WHERE id IN (
      SELECT id FROM (SELECT id, received_at FROM events ORDER BY id LIMIT @limit)
      WHERE received_at < @receivedBefore OR id < @keepFrom)`)

  return {
    addTx(id: number, streamId: number, event: NormalisedEvent): boolean {
      const result = insert.run(
        id,
        streamId,
        event.position?.epoch ?? null,
        event.position?.seq ?? null,
        // A position is the identity already; its text beside it would only cost time and space.
        event.position === null ? event.dedupeKey : null,
        event.type,
        event.topic,
        event.ts,
        event.receivedAt,
        event.data,
      )
      const isNew = result.changes === 1
      if (isNew && (event.replay || event.catchUp === true)) markQuiet.run(id)
      return isNew
    },
    dropKeysTx: (streamId: number): void => void dropKeys.run(streamId),
    lastId: () => last.get()?.id ?? 0,
    recent(limit: number): readonly StoredEvent[] {
      return recent
        .all(limit)
        .reverse()
        .map(({ id, received_at: receivedAt, ...event }) => ({ id, event: { ...event, receivedAt } }))
    },
    /**
     * Number of the first event since a time, among the newest `atMost`. Ids follow the time of receipt but for a clock
     * that was set, so it is searched for by halves: no index, no walk.
     */
    firstSince(since: number, atMost: number): number {
      const end = (last.get()?.id ?? 0) + 1
      let low = Math.max(1, end - atMost)
      let high = end
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const row = firstFrom.get(middle)
        if (row === undefined || row.receivedAt >= since) high = middle
        else low = row.id + 1
      }
      return low
    },
    read(first: number, visit: (row: RereadRow) => boolean): void {
      for (const row of from.iterate(first)) if (!visit(row)) return
    },
    /** Ids are dense but for duplicates, so `last - id` counts closely enough for a limit on disk space. */
    pruneTx(rule: RetentionRule, limit: number): number {
      const first = oldest.get()
      const keepFrom = (last.get()?.id ?? 0) - rule.keepAtMost + 1
      if (first === undefined || (first.received_at >= rule.receivedBefore && first.id >= keepFrom)) return 0
      return deleteOld.run({ receivedBefore: rule.receivedBefore, keepFrom, limit }).changes
    },
  }
}

/** Which events a reader wants. `since` is epoch ms of receipt. */
export interface EventFilter {
  readonly source?: string | undefined
  readonly since?: number | undefined
}

/** All events in order of arrival; holds one row at a time. */
export function iterateEvents(db: ReadDb, filter: EventFilter): IterableIterator<EventRow> {
  const statement = db.prepare<
    [{ readonly source: string | null; readonly since: number | null }],
    EventRow
  >(`
    SELECT e.id, s.source, s.stream, e.epoch, e.seq, e.type, e.topic, e.ts, e.received_at AS receivedAt, e.data
    FROM events e JOIN streams s ON s.id = e.stream_id
    WHERE (@source IS NULL OR s.source = @source) AND (@since IS NULL OR e.received_at >= @since)
    ORDER BY e.id`)
  return statement.iterate({ source: filter.source ?? null, since: filter.since ?? null })
}
