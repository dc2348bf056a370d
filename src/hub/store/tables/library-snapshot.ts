import type { ReadDb } from '../../../node/sqlite/db.ts'
import type { SnapshotParts, SnapshotQuery } from '../snapshot-parts.ts'
import { eventList } from './event-list.ts'
import { keptRows } from './kept-rows.ts'

const endedJobs = 200

/** Jobs, files, watcher, cache, stats, notifications and log lines. */
export function createLibrarySnapshot(db: ReadDb): (query: SnapshotQuery) => SnapshotParts {
  const jobs = db.prepare('SELECT event FROM jobs WHERE ended = ? ORDER BY seq DESC LIMIT ?').pluck()
  const files = db.prepare('SELECT event FROM files ORDER BY seq DESC LIMIT ?').pluck()
  const single = db.prepare('SELECT event FROM singles WHERE name = ?').pluck()
  const recent = db
    .prepare(
      `SELECT event FROM recent WHERE kind = @kind AND (@branch IS NULL OR branch = @branch OR branch = '')
       ORDER BY seq DESC LIMIT @limit`,
    )
    .pluck()
  const one = (name: string) => (single.get(name) as string | undefined) ?? 'null'
  return ({ branch }) => ({
    jobs: () => eventList([...jobs.all(0, -1), ...jobs.all(1, endedJobs)]),
    files: () => eventList(files.all(keptRows.files)),
    watcher: () => one('watcher'),
    cache: () => one('cache'),
    stats: () => one('stats'),
    notifications: () =>
      eventList(recent.all({ kind: 'notifications', branch, limit: keptRows.notifications })),
    logs: () => eventList(recent.all({ kind: 'logs', branch, limit: keptRows.logs })),
  })
}
