import type { WriteDb } from './db.ts'
import { withWriteTx } from './with-write-tx.ts'

/** One step of a schema. `version` counts from 1 without holes; a released step is never changed. */
export interface Migration {
  readonly version: number
  readonly name: string
  /** Runs inside the step's transaction. */
  up(db: WriteDb): void
}

/** The file was written by a newer program: it must be left alone. */
export class DatabaseTooNewError extends Error {
  constructor(file: string, found: number, known: number) {
    super(`${file} has schema ${found}, this program knows up to ${known}: use the newer program`)
    this.name = 'DatabaseTooNewError'
  }
}

/** Schema version of the file, 0 when it is new. */
function schemaVersion(db: WriteDb): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * Brings a file to the newest schema, each step in its own transaction together with its `user_version`: killed
 * half-way, the file is at one step or at the next, never between (reliability.md, fault 36).
 *
 * @param to last version to run, for tests that start from an older schema
 * @throws DatabaseTooNewError, or the SqliteError of a failed step, which is rolled back
 */
export function migrate(db: WriteDb, migrations: readonly Migration[], to = migrations.length): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} is out of order`)
  }
  const found = schemaVersion(db)
  if (found > migrations.length) throw new DatabaseTooNewError(db.name, found, migrations.length)
  for (const migration of migrations.slice(found, to)) {
    withWriteTx(db, () => {
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    })
  }
}
