import type { WriteDb } from '../../node/sqlite/db.ts'
import type { ConnectionChange } from '../../shared/domain/history.ts'

/** Changes kept per source. */
export const keptChanges = 2_000

/** A change of one stream of a source. */
export interface SourceChange extends ConnectionChange {
  readonly source: string
}

/** What happened to a source in one minute of the wall clock; the whole minute each time, so writing again is harmless. */
export interface HistoryMinute {
  readonly source: string
  /** Epoch ms of its begin. */
  readonly minute: number
  readonly liveMs: number
  readonly watchedMs: number
  readonly drops: number
  readonly bytes: number
  readonly events: number
}

/** History as read at start and as written now and then. Changes oldest first. */
export interface HistoryRows {
  readonly changes: readonly SourceChange[]
  readonly minutes: readonly HistoryMinute[]
}

interface MinuteRow {
  readonly source: string
  readonly minute: number
  readonly live_ms: number
  readonly watched_ms: number
  readonly drops: number
  readonly bytes: number
  readonly events: number
}

/** Connection history. Functions that end in `Tx` join the caller's transaction. */
export function createHistoryTable(db: WriteDb) {
  const changes = db.prepare<[since: number], SourceChange>(
    'SELECT source, stream, state, reason, detail, at FROM connection_changes WHERE at >= ? ORDER BY id',
  )
  const minutes = db.prepare<[since: number], MinuteRow>(
    'SELECT source, minute, live_ms, watched_ms, drops, bytes, events FROM connection_minutes WHERE minute >= ?',
  )
  const minutesOf = db.prepare<[source: string, since: number], MinuteRow>(
    `SELECT source, minute, live_ms, watched_ms, drops, bytes, events FROM connection_minutes
    WHERE source = ? AND minute >= ? ORDER BY minute`,
  )
  const sources = db.prepare<[], { readonly source: string }>(
    'SELECT DISTINCT source FROM connection_minutes ORDER BY source',
  )
  const addChange = db.prepare<
    [source: string, stream: string, state: string, reason: string, detail: string, at: number]
  >('INSERT INTO connection_changes (source, stream, state, reason, detail, at) VALUES (?, ?, ?, ?, ?, ?)')
  const putMinute = db.prepare<MinuteRow>(`
    INSERT INTO connection_minutes (source, minute, live_ms, watched_ms, drops, bytes, events)
    VALUES (@source, @minute, @live_ms, @watched_ms, @drops, @bytes, @events)
    ON CONFLICT (source, minute) DO UPDATE SET live_ms = excluded.live_ms, watched_ms = excluded.watched_ms,
      drops = excluded.drops, bytes = excluded.bytes, events = excluded.events`)
  const dropOldChanges = db.prepare<[before: number]>('DELETE FROM connection_changes WHERE at < ?')
  const dropSurplus = db.prepare<[source: string, sameSource: string, keep: number]>(`
    DELETE FROM connection_changes WHERE source = ? AND id <= (
      SELECT id FROM connection_changes WHERE source = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`)
  const dropOldMinutes = db.prepare<[before: number]>('DELETE FROM connection_minutes WHERE minute < ?')
  const forgetChanges = db.prepare<[source: string]>('DELETE FROM connection_changes WHERE source = ?')
  const forgetMinutes = db.prepare<[source: string]>('DELETE FROM connection_minutes WHERE source = ?')

  return {
    /** @param since epoch ms */
    load: (since: number): HistoryRows => ({
      changes: changes.all(since),
      minutes: minutes.all(since).map(minuteOf),
    }),
    sources: (): readonly string[] => sources.all().map(({ source }) => source),
    /** @param since epoch ms; in order of time */
    minutesOf: (source: string, since: number): readonly HistoryMinute[] =>
      minutesOf.all(source, since).map(minuteOf),
    /** @param keepFrom epoch ms; what is older goes */
    saveTx(rows: HistoryRows, keepFrom: number): void {
      for (const { source, stream, state, reason, detail, at } of rows.changes) {
        addChange.run(source, stream, state, reason, detail, at)
      }
      for (const { liveMs, watchedMs, ...row } of rows.minutes) {
        putMinute.run({ ...row, live_ms: liveMs, watched_ms: watchedMs })
      }
      for (const source of new Set(rows.changes.map((change) => change.source))) {
        dropSurplus.run(source, source, keptChanges)
      }
      if (rows.changes.length > 0) dropOldChanges.run(keepFrom)
      dropOldMinutes.run(keepFrom)
    },
    forgetTx(source: string): void {
      forgetChanges.run(source)
      forgetMinutes.run(source)
    },
  }
}

function minuteOf({ live_ms: liveMs, watched_ms: watchedMs, ...row }: MinuteRow): HistoryMinute {
  return { ...row, liveMs, watchedMs }
}
