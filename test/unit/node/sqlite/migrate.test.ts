import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseTooNewError, type Migration, migrate } from '../../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../../src/node/sqlite/open.ts'

const one: Migration = { version: 1, name: 'one', up: (db) => db.exec('CREATE TABLE one (n INTEGER) STRICT') }
const two: Migration = {
  version: 2,
  name: 'two',
  up: (db) => db.exec('ALTER TABLE one ADD COLUMN m INTEGER'),
}
const broken: Migration = {
  version: 2,
  name: 'broken',
  up(db) {
    db.exec('CREATE TABLE half (n INTEGER) STRICT')
    throw new Error('killed half-way')
  },
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-sqlite-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('migrate', () => {
  it('runs only the steps that are missing, so that an older file keeps its rows', () => {
    const { db, close } = openWriteDb({ file: join(dir, 'a.db'), durability: 'normal' })
    migrate(db, [one])
    db.exec('INSERT INTO one VALUES (7)')
    migrate(db, [one, two])
    migrate(db, [one, two])
    expect(db.prepare('SELECT n, m FROM one').all()).toEqual([{ n: 7, m: null }])
    close()
  })

  it('is all or nothing per step: a step that dies leaves the older schema and can run again', () => {
    const { db, close } = openWriteDb({ file: join(dir, 'a.db'), durability: 'normal' })
    expect(() => migrate(db, [one, broken])).toThrow('killed half-way')
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([])
    migrate(db, [one, two])
    expect(db.pragma('user_version', { simple: true })).toBe(2)
    close()
  })

  it('leaves a file alone that a newer program wrote', () => {
    const { db, close } = openWriteDb({ file: join(dir, 'a.db'), durability: 'normal' })
    migrate(db, [one, two])
    expect(() => migrate(db, [one])).toThrow(DatabaseTooNewError)
    close()
  })
})
