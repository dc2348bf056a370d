import type Database from 'better-sqlite3'

declare const readBrand: unique symbol
declare const writeBrand: unique symbol

/** A prepared statement, as better-sqlite3 makes it. */
export type Statement<P extends unknown[] | object = unknown[], R = unknown> = Database.Statement<
  P extends unknown[] ? P : [P],
  R
>

/**
 * A connection that may only read. Functions that take it cannot write by accident: the brand says so to the compiler,
 * and a connection opened with `readonly` says so to SQLite.
 */
export type ReadDb = Pick<Database.Database, 'prepare' | 'pragma' | 'inTransaction' | 'open' | 'name'> & {
  readonly [readBrand]: true
}

/**
 * The one connection of a file that may write. Every `ReadDb` function takes it too, so that reads inside a transaction
 * see its writes. Functions that join the caller's transaction have names that end in `Tx`.
 */
export type WriteDb = ReadDb &
  Pick<Database.Database, 'exec' | 'backup'> & {
    readonly [writeBrand]: true
  }

/** What closes a connection; apart from the brands, so that only its owner can. */
export interface OpenedDb<D> {
  readonly db: D
  /** Idempotent. The last connection of a WAL file checkpoints it and removes `-wal` and `-shm`. */
  close(): void
}
