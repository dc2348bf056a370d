import type { Statement, WriteDb } from './db.ts'

interface Controls {
  readonly begin: Statement
  readonly commit: Statement
  readonly rollback: Statement
  readonly savepoint: Statement
  readonly release: Statement
  readonly rollbackTo: Statement
}

const prepared = new WeakMap<WriteDb, Controls>()

function controlsOf(db: WriteDb): Controls {
  const known = prepared.get(db)
  if (known !== undefined) return known
  const controls = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    savepoint: db.prepare('SAVEPOINT part'),
    release: db.prepare('RELEASE part'),
    rollbackTo: db.prepare('ROLLBACK TO part'),
  }
  prepared.set(db, controls)
  return controls
}

/** Refuses an asynchronous body at compile time: a transaction that waits would take in the writes of others. */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs `body` in one synchronous `BEGIN IMMEDIATE` transaction. Returning commits, throwing rolls back and throws on.
 * When this returns, the commit is as durable as the connection was opened.
 *
 * @throws whatever `body` or COMMIT throws; nothing of the transaction is kept then
 */
export function withWriteTx<T>(db: WriteDb, body: (db: WriteDb) => Synchronous<T>): T {
  const { begin, commit, rollback } = controlsOf(db)
  begin.run()
  try {
    const result = body(db)
    commit.run()
    return result
  } catch (error) {
    // On SQLITE_FULL and IOERR SQLite has rolled back by itself already.
    if (db.inTransaction) rollback.run()
    throw error
  }
}

/**
 * Runs `body` as a part of the caller's transaction that can fail alone: throwing undoes only the part.
 * Must be called inside {@link withWriteTx}. An error that made SQLite end the whole transaction is thrown on unchanged.
 */
export function withSavepoint<T>(db: WriteDb, body: (db: WriteDb) => Synchronous<T>): T {
  const { savepoint, release, rollbackTo } = controlsOf(db)
  savepoint.run()
  try {
    const result = body(db)
    release.run()
    return result
  } catch (error) {
    if (db.inTransaction) {
      rollbackTo.run()
      release.run()
    }
    throw error
  }
}
