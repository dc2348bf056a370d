import Database from 'better-sqlite3'
import { bindingOption } from './binding.ts'
import { classifySqliteError } from './errors.ts'

/** Held until released or until the process ends, however it ends: the operating system drops the lock then. */
export interface FileLock {
  release(): void
}

/**
 * Takes the lock that stands for a data folder, so that a second program on the same files is refused (fault 37).
 *
 * Node has no file locks, SQLite has portable ones: an exclusive transaction on an empty database, which writes nothing.
 * @param file path of the lock file itself; it stays behind, empty
 * @returns null when someone else holds it
 * @throws when the folder cannot be written
 */
export function acquireFileLock(file: string, nativeBinding?: string | null): FileLock | null {
  const db = new Database(file, { timeout: 0, ...bindingOption(nativeBinding) })
  try {
    // No journal file beside a lock that never writes.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (classifySqliteError(error) === 'locked') return null
    throw error
  }
  return { release: () => db.close() }
}
