import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { classifySqliteError } from '../../node/sqlite/errors.ts'
import { acquireFileLock, type FileLock } from '../../node/sqlite/file-lock.ts'
import { migrate } from '../../node/sqlite/migrate.ts'
import { openWriteDb } from '../../node/sqlite/open.ts'
import { createJournal } from './journal.ts'
import { first } from './migrations/0001-first.ts'
import { connections } from './migrations/0002-connections.ts'
import { answers } from './migrations/0003-answers.ts'
import { quietEvents } from './migrations/0004-quiet-events.ts'
import type { Journal } from './types.ts'

/** All steps of console.db's schema. */
export const journalMigrations = [first, connections, answers, quietEvents] as const

/** Files above this size are not read in full at start: a usable window within 3 s comes first (C12). */
const checkedBytes = 64 * 1024 * 1024

/** How long another program's lock on the file is waited for, ms. */
const lockWaitMs = 100

/** Name of the journal in its folder. */
export const journalFileName = 'console.db'

export interface OpenJournalOptions {
  readonly dataDir: string
  readonly nativeBinding: string | null
  readonly now: () => number
}

/** An opened journal, and where a damaged one was put before. */
export interface OpenedJournal {
  readonly journal: Journal
  readonly movedAside: string | null
}

/** Another program has this data folder open (fault 37). */
export class JournalLockedError extends Error {
  constructor(dataDir: string) {
    super(`another Pantau is using ${dataDir}; close it or choose another folder with --data-dir`)
    this.name = 'JournalLockedError'
  }
}

/** Takes the lock of a data folder for the journal's owner. @throws JournalLockedError, or the file system's error */
export function lockJournal(options: Pick<OpenJournalOptions, 'dataDir' | 'nativeBinding'>): FileLock {
  mkdirSync(options.dataDir, { recursive: true })
  const lock = acquireFileLock(join(options.dataDir, 'console.lock'), options.nativeBinding)
  if (lock === null) throw new JournalLockedError(options.dataDir)
  return lock
}

/**
 * Opens console.db, or makes it. A damaged file is moved aside, never deleted, and a new one begun.
 *
 * Durability is WAL with synchronous NORMAL: a commit survives kill -9 at once. A power cut can take the last commits
 * back, but each took its cursor with it, so the source sends those events again (C5). No automatic checkpoint: it would
 * stall the thread that feeds the window for up to a frame (performance.md); the maintenance does it when idle.
 *
 * @throws SqliteError when the folder is unwritable or full, DatabaseTooNewError for a newer program's file
 */
export function openJournal(options: OpenJournalOptions): OpenedJournal {
  const file = join(options.dataDir, journalFileName)
  mkdirSync(options.dataDir, { recursive: true })
  // A file cut to nothing opens as an empty database without complaint; ours is never empty.
  const emptied = statSync(file, { throwIfNoEntry: false })?.size === 0
  if (!emptied) {
    try {
      return { journal: openChecked(file, options), movedAside: null }
    } catch (error) {
      if (classifySqliteError(error) !== 'damaged') throw error
    }
  }
  const movedAside = moveAside(file, options.now())
  return { journal: openChecked(file, options), movedAside }
}

function openChecked(file: string, options: OpenJournalOptions): Journal {
  const opened = openWriteDb({
    file,
    durability: 'normal',
    nativeBinding: options.nativeBinding,
    autoCheckpointPages: 0,
  })
  try {
    // Waiting for somebody's lock would freeze the window; the store goes on in memory and tries again instead.
    opened.db.pragma(`busy_timeout = ${lockWaitMs}`)
    if (statSync(file).size <= checkedBytes) {
      const verdict = opened.db.pragma('quick_check(1)', { simple: true })
      if (verdict !== 'ok') throw new DamagedFileError(String(verdict))
    }
    migrate(opened.db, journalMigrations)
    return createJournal(opened)
  } catch (error) {
    opened.close()
    throw error
  }
}

/** Has the code that SQLite itself would have thrown, had it met the damage by reading. */
class DamagedFileError extends Error {
  readonly code = 'SQLITE_CORRUPT'
}

function moveAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const target = file.replace(/\.db$/, `.damaged-${stamp}.db`)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix)
  }
  return target
}
