/** What an error of SQLite means to the owner of the file. */
export type SqliteTrouble =
  /** No room on the disk, or max_page_count reached: nothing was stored. */
  | 'full'
  /** No database, damaged, or the disk failed: do not trust the file until it was reopened and checked. */
  | 'damaged'
  /** Someone else holds the lock. */
  | 'locked'
  /** The file or its folder cannot be written, or not be opened. */
  | 'unwritable'
  /** Anything else: a bug of ours. */
  | 'other'

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** Sorts an error thrown by better-sqlite3 or by the file system; extended codes belong to their family. */
export function classifySqliteError(error: unknown): SqliteTrouble {
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code) || code === 'EIO') return 'damaged'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'locked'
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) return 'unwritable'
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT)$/.test(code)) return 'unwritable'
  return 'other'
}
