import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { classifySqliteError } from '../../node/sqlite/errors.ts'
import { acquireFileLock, type FileLock } from '../../node/sqlite/file-lock.ts'
import { HubStartError } from '../start-error.ts'
import { hubFiles } from './open-log.ts'

/** Why a data folder cannot be used, as words for whoever starts the hub; other errors are given back as they are. */
export function asStartError(error: unknown, dir: string): unknown {
  const words = error instanceof Error ? error.message : String(error)
  switch (classifySqliteError(error)) {
    case 'unwritable':
      return new HubStartError('data_unwritable', `the data folder ${dir} cannot be written: ${words}`)
    case 'full':
      return new HubStartError(
        'data_unwritable',
        `the disk of ${dir} is full: free some space and start again`,
      )
    case 'locked':
      return new HubStartError('data_locked', `another program holds the database in ${dir}`)
    case 'damaged':
    case 'other':
      return error
  }
}

/** Makes the data folder where there is none, and takes it for this hub alone (fault 37). @throws HubStartError */
export function lockFolder(dir: string, nativeBinding: string | null): FileLock {
  let lock: FileLock | null
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    lock = acquireFileLock(join(dir, hubFiles.lock), nativeBinding)
  } catch (error) {
    throw asStartError(error, dir)
  }
  if (lock !== null) return lock
  throw new HubStartError(
    'data_locked',
    `another hub runs on ${dir}: stop it, or give this one its own folder`,
  )
}
