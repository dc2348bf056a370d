import Database from 'better-sqlite3'
import { bindingOption } from './binding.ts'
import type { OpenedDb, ReadDb, WriteDb } from './db.ts'

/** How durable a commit is: `full` survives a power cut, `normal` only the death of the process (reliability.md, S1). */
export type Durability = 'full' | 'normal'

export interface OpenOptions {
  readonly file: string
  readonly durability: Durability
  /** Path of the compiled binding, see `bindingOption`. */
  readonly nativeBinding?: string | null
  /** WAL pages after which a commit checkpoints by itself; 0 leaves it to the owner (a checkpoint stalls 7-16 ms). */
  readonly autoCheckpointPages?: number
}

/**
 * Opens (or creates) a database file for writing: WAL, foreign keys, 5 s busy timeout, the chosen durability.
 *
 * @throws SqliteError when the file is no database, damaged, locked or cannot be written; see `classifySqliteError`
 */
export function openWriteDb(options: OpenOptions): OpenedDb<WriteDb> {
  const db = new Database(options.file, { timeout: 5000, ...bindingOption(options.nativeBinding) })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma(`synchronous = ${options.durability === 'full' ? 'FULL' : 'NORMAL'}`)
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    // A WAL that grew in a burst is cut back, so that it does not hold disk space that a full disk needs.
    db.pragma('journal_size_limit = 16777216')
    if (options.autoCheckpointPages !== undefined) {
      db.pragma(`wal_autocheckpoint = ${options.autoCheckpointPages}`)
    }
  } catch (error) {
    db.close()
    throw error
  }
  return { db: db as unknown as WriteDb, close: () => db.close() }
}

/** Opens an existing database file for reading only. @throws SqliteError as {@link openWriteDb} does */
export function openReadDb(options: Pick<OpenOptions, 'file' | 'nativeBinding'>): OpenedDb<ReadDb> {
  const db = new Database(options.file, {
    readonly: true,
    fileMustExist: true,
    timeout: 5000,
    ...bindingOption(options.nativeBinding),
  })
  return { db: db as unknown as ReadDb, close: () => db.close() }
}
