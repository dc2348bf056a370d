import type { ReadDb, WriteDb } from '../../node/sqlite/db.ts'
import { adminTopics } from '../../shared/hub/events.ts'
import type { EventFilter, LogChunk, LogEvent } from './hub-store.ts'

type Row = Omit<LogEvent, 'data'> & { readonly data: string | null }

/** The `events` table. Positions are given by the caller, dense, and kept only if its transaction commits. */
export interface EventLog {
  /** Newest and oldest seq that are kept; 0 and 1 while the log is empty. */
  bounds(): { readonly head: number; readonly oldest: number }
  appendTx(event: LogEvent, ts: number): void
  read(after: number, head: number, filter: EventFilter, maxBytes: number): LogChunk
  /**
   * Deletes at most `limit` events older than `before` (epoch ms). The newest event always stays: from it the next
   * position follows.
   * @returns the number deleted
   */
  deleteOlderTx(before: number, limit: number): number
}

/** Rows that one read may look at, so that a filter which matches nothing cannot hold the process. */
const scanLimit = 20_000

export function createEventLog(db: WriteDb): EventLog {
  const insert = db.prepare(
    'INSERT INTO events (seq, ts, topic, type, branch, data) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const minMax = db.prepare('SELECT min(seq) AS oldest, max(seq) AS head FROM events')
  const readAll = createReader(db)
  const oldestTimes = db.prepare(
    'SELECT seq, ts FROM events WHERE seq < (SELECT max(seq) FROM events) ORDER BY seq LIMIT ?',
  )
  const deletePrefix = db.prepare('DELETE FROM events WHERE seq <= ?')
  return {
    bounds() {
      const row = minMax.get() as { oldest: number | null; head: number | null }
      return { head: row.head ?? 0, oldest: row.oldest ?? 1 }
    },
    appendTx: (event, ts) => {
      insert.run(event.seq, ts, event.topic, event.type, event.branch, event.data)
    },
    read: readAll,
    deleteOlderTx(before, limit) {
      // Only a prefix of the log may go, or the rest would have a hole: the clock may have jumped while it grew.
      const rows = oldestTimes.all(limit) as { seq: number; ts: number }[]
      const firstKept = rows.findIndex((row) => row.ts >= before)
      const last = firstKept === -1 ? rows.at(-1) : rows[firstKept - 1]
      return last === undefined ? 0 : deletePrefix.run(last.seq).changes
    },
  }
}

/** An event larger than this is read alone, so that a chunk of many rows stays small whatever they hold. */
const largeBytes = 64 * 1024
const mostRows = 512

function createReader(db: ReadDb): EventLog['read'] {
  const columns = `SELECT seq, topic, type, branch,
      CASE WHEN octet_length(data) > ${largeBytes} THEN NULL ELSE data END AS data
    FROM events WHERE seq > @after AND seq <= @end`
  // A constant of the wire's contract, so no input gets into the text.
  const forAdmins = adminTopics.map((topic) => `'${topic}'`).join(', ')
  const all = db.prepare(`${columns} ORDER BY seq LIMIT @rows`)
  const filtered = db.prepare(
    `${columns} AND (@hidden = 1 OR topic NOT IN (${forAdmins}))
      AND (@topics IS NULL OR topic IN (SELECT value FROM json_each(@topics)))
      AND (@branch IS NULL OR branch = @branch OR branch = '') ORDER BY seq LIMIT @rows`,
  )
  const large = db.prepare('SELECT data FROM events WHERE seq = ?').pluck()
  let meanBytes = 256

  /** Cuts what was read to about `maxBytes`; a large event comes alone. */
  function take(rows: readonly Row[], maxBytes: number): readonly LogEvent[] {
    let bytes = 0
    for (const [index, row] of rows.entries()) {
      if (row.data === null) {
        if (index > 0) return rows.slice(0, index) as LogEvent[]
        return [{ ...row, data: large.get(row.seq) as string }]
      }
      bytes += row.data.length + 64
      if (bytes >= maxBytes) return rows.slice(0, index + 1) as LogEvent[]
    }
    if (rows.length > 0) meanBytes = Math.max(64, bytes / rows.length)
    return rows as LogEvent[]
  }
  return (after, head, filter, maxBytes) => {
    const { hidden = false, branch } = filter
    const open = filter.topics === null && branch === null && hidden
    const end = open ? head : Math.min(head, after + scanLimit)
    const limit = Math.max(1, Math.min(mostRows, Math.ceil(maxBytes / meanBytes)))
    const topics = filter.topics === null ? null : JSON.stringify(filter.topics)
    const found = (
      open
        ? all.all({ after, end, rows: limit })
        : filtered.all({ after, end, topics, branch, hidden: hidden ? 1 : 0, rows: limit })
    ) as Row[]
    const events = take(found, maxBytes)
    const whole = events.length === found.length && found.length < limit
    return { events, through: whole ? Math.max(after, end) : (events.at(-1)?.seq ?? after) }
  }
}
