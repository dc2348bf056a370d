import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenedDb, WriteDb } from '../../node/sqlite/db.ts'
import { classifySqliteError } from '../../node/sqlite/errors.ts'
import { migrate } from '../../node/sqlite/migrate.ts'
import { type Durability, openWriteDb } from '../../node/sqlite/open.ts'
import { withWriteTx } from '../../node/sqlite/with-write-tx.ts'
import { type MarkFound, readMark } from './mark.ts'
import { hubMigrations } from './migrations/list.ts'

export interface OpenLogOptions {
  readonly dir: string
  readonly durability: Durability
  readonly nativeBinding: string | null
  /** 8 lower-case hex characters, never used before. */
  readonly newEpoch: () => string
  /** For the name of a file that is moved aside. */
  readonly now: () => number
  /** Tests set a small one, so that a full disk is cheap to have. */
  readonly maxPageCount?: number
}

/** Why the log begins a new epoch; null: it goes on where it was. */
export type NewEpochReason = 'new' | 'damaged' | 'rollback' | null

export interface OpenedLog extends OpenedDb<WriteDb> {
  readonly epoch: string
  readonly reason: NewEpochReason
  /** Epochs that ended because the log went back; their cursors get the reason `rollback`. */
  readonly rolledBack: ReadonlySet<string>
  /** Receipts that were given out according to the mark. */
  readonly receiptsAtLeast: number
  /** Path to which a damaged file was moved, or null. */
  readonly movedAside: string | null
}

/** Beyond this size a start does not read the whole file; the newest part of the log is read instead. */
const fullCheckBytes = 512 * 1024 * 1024

/** Files of a data folder. */
export const hubFiles = {
  database: 'hub.db',
  mark: 'hub.mark',
  lock: 'hub.lock',
  ballast: 'hub.ballast',
  tokens: 'tokens.json',
  adminToken: 'admin.token',
} as const

/** @throws an error that {@link classifySqliteError} calls damaged */
function assertSound(db: WriteDb, file: string): void {
  if (statSync(file).size <= fullCheckBytes) {
    const verdict = db.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' })
    return
  }
  db.prepare('SELECT sum(length(data)) FROM (SELECT data FROM events ORDER BY seq DESC LIMIT 10000)').get()
}

function tryOpen(options: OpenLogOptions): OpenedDb<WriteDb> | null {
  const file = join(options.dir, hubFiles.database)
  let opened: OpenedDb<WriteDb> | null = null
  try {
    // The owner checkpoints when idle: a checkpoint inside a commit would stall every reader (performance.md).
    opened = openWriteDb({ ...options, file, autoCheckpointPages: 0 })
    if (options.maxPageCount !== undefined) opened.db.pragma(`max_page_count = ${options.maxPageCount}`)
    assertSound(opened.db, file)
    migrate(opened.db, hubMigrations)
    return opened
  } catch (error) {
    opened?.close()
    if (classifySqliteError(error) === 'damaged') return null
    throw error
  }
}

/** A damaged file is kept for whoever can still read something from it; the hub never touches it again. */
function moveAside({ dir, now }: OpenLogOptions): string {
  const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-')
  const target = join(dir, `hub.damaged-${stamp}.db`)
  for (const suffix of ['', '-wal', '-shm']) {
    const file = join(dir, hubFiles.database + suffix)
    if (existsSync(file)) renameSync(file, target + suffix)
  }
  return target
}

function metaEpoch(db: WriteDb): string | null {
  return (
    (db.prepare("SELECT value FROM meta WHERE name = 'epoch'").pluck().get() as string | undefined) ?? null
  )
}

function reasonFor(
  found: { epoch: string | null; head: number; moved: boolean },
  mark: MarkFound,
): NewEpochReason {
  if (found.moved) return 'damaged'
  if (found.epoch === null) return mark.kind === 'found' && mark.seq > 0 ? 'rollback' : 'new'
  if (mark.kind !== 'found' || mark.epoch !== found.epoch || found.head < mark.seq) return 'rollback'
  return null
}

/**
 * Opens the log and decides whether its positions may be believed (S3, S11): they may when the database is sound and has
 * everything that the mark beside it knows of. Otherwise a new epoch begins, so that no position is used twice.
 *
 * @throws SqliteError when the files cannot be opened or written; DatabaseTooNewError
 */
export function openLog(options: OpenLogOptions): OpenedLog {
  const mark = readMark(join(options.dir, hubFiles.mark))
  const first = tryOpen(options)
  const movedAside = first === null ? moveAside(options) : null
  const opened = first ?? tryOpen(options)
  if (opened === null) throw new Error('a new database is damaged as soon as it is made')
  const { db } = opened
  try {
    const head = (db.prepare('SELECT max(seq) FROM events').pluck().get() as number | null) ?? 0
    const known = metaEpoch(db)
    const reason = reasonFor({ epoch: known, head, moved: movedAside !== null }, mark)
    const epoch = reason === null && known !== null ? known : options.newEpoch()
    if (reason !== null) {
      const ended = new Set([known, mark.kind === 'found' ? mark.epoch : null])
      withWriteTx(db, () => beginEpochTx(db, { epoch, ended, reason }))
    }
    const rolledBack = db
      .prepare("SELECT epoch FROM epochs WHERE ended = 'rollback'")
      .pluck()
      .all() as string[]
    const receiptsAtLeast = mark.kind === 'found' ? mark.receipts : 0
    return { ...opened, epoch, reason, movedAside, receiptsAtLeast, rolledBack: new Set(rolledBack) }
  } catch (error) {
    opened.close()
    throw error
  }
}

/** Writes a new epoch over the old ones. Joins the caller's transaction. */
export function beginEpochTx(
  db: WriteDb,
  next: {
    readonly epoch: string
    readonly ended: ReadonlySet<string | null>
    readonly reason: NewEpochReason
  },
): void {
  const remember = db.prepare('INSERT OR REPLACE INTO epochs (epoch, ended) VALUES (?, ?)')
  for (const epoch of next.ended) if (epoch !== null) remember.run(epoch, next.reason ?? 'rollback')
  db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('epoch', ?)").run(next.epoch)
}
