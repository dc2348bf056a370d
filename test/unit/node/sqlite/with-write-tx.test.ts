import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenedDb, WriteDb } from '../../../../src/node/sqlite/db.ts'
import { classifySqliteError } from '../../../../src/node/sqlite/errors.ts'
import { openWriteDb } from '../../../../src/node/sqlite/open.ts'
import { withSavepoint, withWriteTx } from '../../../../src/node/sqlite/with-write-tx.ts'

let dir: string
let opened: OpenedDb<WriteDb>

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-sqlite-'))
  opened = openWriteDb({ file: join(dir, 'a.db'), durability: 'full' })
  opened.db.exec('CREATE TABLE t (n INTEGER NOT NULL UNIQUE) STRICT')
})
afterEach(() => {
  opened.close()
  rmSync(dir, { recursive: true })
})

function numbers(): unknown[] {
  return opened.db.prepare('SELECT n FROM t ORDER BY n').pluck().all()
}
function insert(n: number): void {
  opened.db.prepare('INSERT INTO t VALUES (?)').run(n)
}

describe('withWriteTx', () => {
  it('keeps nothing of a body that throws, and can be used again after it', () => {
    expect(() =>
      withWriteTx(opened.db, () => {
        insert(1)
        throw new Error('no')
      }),
    ).toThrow('no')
    withWriteTx(opened.db, () => insert(2))
    expect(numbers()).toEqual([2])
  })

  it('keeps the other parts when one part fails (a bad command must not take its group along)', () => {
    withWriteTx(opened.db, () => {
      withSavepoint(opened.db, () => insert(1))
      expect(() =>
        withSavepoint(opened.db, () => {
          insert(2)
          insert(1)
        }),
      ).toThrow(/UNIQUE/)
      withSavepoint(opened.db, () => insert(3))
    })
    expect(numbers()).toEqual([1, 3])
  })

  it('leaves no open transaction behind when SQLite itself rolls back on a full file', () => {
    const pages = opened.db.pragma('page_count', { simple: true }) as number
    opened.db.pragma(`max_page_count = ${pages}`)
    let trouble = ''
    try {
      withWriteTx(opened.db, () => {
        for (let n = 0; n < 10_000; n += 1) withSavepoint(opened.db, () => insert(n))
      })
    } catch (error) {
      trouble = classifySqliteError(error)
    }
    expect(trouble).toBe('full')
    expect(opened.db.inTransaction).toBe(false)
    expect(numbers()).toEqual([])
  })
})
