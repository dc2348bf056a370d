import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDataFolder } from '../../../../src/main/app/data-folder.ts'
import { dataFolder, sqliteBinding } from '../../../../src/main/app/paths.ts'

const temp = (): string => mkdtempSync(join(tmpdir(), 'pantau-data-'))

describe('dataFolder', () => {
  const facts = { argument: null, variable: undefined, fallback: '/home/u/.config/pantau', cwd: '/srv' }

  it('takes the argument, then the variable, then the system’s place', () => {
    expect(dataFolder({ ...facts, argument: 'data', variable: '/env' })).toBe(resolve('/srv/data'))
    expect(dataFolder({ ...facts, variable: '/env' })).toBe('/env')
    expect(dataFolder({ ...facts, variable: '' })).toBe(facts.fallback)
  })
})

describe('checkDataFolder', () => {
  it('makes the folder and leaves nothing in it', () => {
    const path = join(temp(), 'a', 'b')
    expect(checkDataFolder(path)).toEqual({ ok: true })
    expect(readdirSync(path)).toEqual([])
  })

  it('says why it cannot be used, in one short reason', () => {
    const file = join(temp(), 'file')
    writeFileSync(file, 'x')
    const path = join(file, 'below')
    expect(checkDataFolder(path)).toEqual({ ok: false, path, reason: 'ENOTDIR: not a directory' })
  })
})

describe('sqliteBinding', () => {
  it('takes the one that is given, then the one that is shipped, then none', () => {
    const resources = temp()
    expect(sqliteBinding('/x.node', resources)).toBe('/x.node')
    expect(sqliteBinding('', resources)).toBeNull()
    mkdirSync(join(resources, 'native'))
    writeFileSync(join(resources, 'native', 'better_sqlite3.node'), '')
    expect(sqliteBinding(undefined, resources)).toBe(join(resources, 'native', 'better_sqlite3.node'))
  })
})
