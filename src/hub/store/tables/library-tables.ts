import type { WriteDb } from '../../../node/sqlite/db.ts'
import { isEnded } from '../../../shared/domain/job.ts'
import type { LibraryView } from '../../domain/view.ts'
import { type Applies, type EventRow, saidBy } from './applied.ts'
import { everySoOften, keptRows } from './kept-rows.ts'

type LibraryTypes =
  | 'job.changed'
  | 'file.processed'
  | 'watcher.changed'
  | 'cache.rebuild'
  | 'stats.changed'
  | 'notification.created'
  | 'log.written'

/** What decisions about jobs, the watcher and the stats may look at. */
export function createLibraryView(db: WriteDb): LibraryView {
  const job = db.prepare('SELECT created_seq AS createdSeq, seq, event FROM jobs WHERE job_id = ?')
  const single = db.prepare('SELECT seq, event FROM singles WHERE name = ?')
  return {
    job(jobId) {
      const row = job.get(jobId) as (EventRow & { readonly createdSeq: number }) | undefined
      return row === undefined ? undefined : { ...saidBy<'job.changed'>(row), createdSeq: row.createdSeq }
    },
    watcher() {
      const row = single.get('watcher') as EventRow | undefined
      return row === undefined ? undefined : saidBy<'watcher.changed'>(row)
    },
    stats() {
      const row = single.get('stats') as EventRow | undefined
      return row === undefined ? undefined : saidBy<'stats.changed'>(row)
    },
  }
}

export function createLibraryApply(db: WriteDb): Applies<LibraryTypes> {
  const job = db.prepare(
    `INSERT INTO jobs (job_id, ended, created_seq, seq, event) VALUES (@id, @ended, @seq, @seq, @event)
     ON CONFLICT (job_id) DO UPDATE SET ended = excluded.ended, seq = excluded.seq, event = excluded.event`,
  )
  const file = db.prepare(
    `INSERT INTO files (path, seq, event) VALUES (?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET seq = excluded.seq, event = excluded.event`,
  )
  const single = db.prepare('INSERT OR REPLACE INTO singles (name, seq, event) VALUES (?, ?, ?)')
  const recent = db.prepare('INSERT INTO recent (kind, seq, branch, event) VALUES (?, ?, ?, ?)')
  const oldJobs = db.prepare(
    `DELETE FROM jobs WHERE ended = 1
       AND seq <= (SELECT seq FROM jobs WHERE ended = 1 ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
  )
  const oldFiles = db.prepare(
    'DELETE FROM files WHERE seq <= (SELECT seq FROM files ORDER BY seq DESC LIMIT 1 OFFSET ?)',
  )
  const oldRecent = db.prepare(
    `DELETE FROM recent WHERE kind = @kind
       AND seq <= (SELECT seq FROM recent WHERE kind = @kind ORDER BY seq DESC LIMIT 1 OFFSET @kept)`,
  )
  const cutJobs = everySoOften(() => oldJobs.run(keptRows.endedJobs))
  const cutFiles = everySoOften(() => oldFiles.run(keptRows.files))
  const cutNotifications = everySoOften(() =>
    oldRecent.run({ kind: 'notifications', kept: keptRows.notifications }),
  )
  const cutLogs = everySoOften(() => oldRecent.run({ kind: 'logs', kept: keptRows.logs }))
  return {
    'job.changed': ({ payload: { jobId, status } }, at) => {
      const ended = isEnded(status)
      job.run({ id: jobId, ended: ended ? 1 : 0, seq: at.commandEnd, event: at.data })
      if (ended) cutJobs()
    },
    'file.processed': ({ payload }, at) => {
      file.run(payload.filepath, at.seq, at.data)
      cutFiles()
    },
    'watcher.changed': (_event, at) => {
      single.run('watcher', at.commandEnd, at.data)
    },
    'cache.rebuild': (_event, at) => {
      single.run('cache', at.commandEnd, at.data)
    },
    'stats.changed': (_event, at) => {
      single.run('stats', at.commandEnd, at.data)
    },
    'notification.created': ({ branch }, at) => {
      recent.run('notifications', at.seq, branch, at.data)
      cutNotifications()
    },
    'log.written': ({ branch }, at) => {
      recent.run('logs', at.seq, branch, at.data)
      cutLogs()
    },
  }
}
