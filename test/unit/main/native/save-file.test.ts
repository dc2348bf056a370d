import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askAndSave, plainFileName } from '../../../../src/main/native/save-file.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-save-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('askAndSave', () => {
  it('writes the text where the user wants it and leaves nothing else there', async () => {
    const path = join(dir, 'logs.txt')
    expect(await askAndSave('logs.txt', 'satu\ndua\n', async () => path)).toEqual({ status: 'saved', path })
    expect(readFileSync(path, 'utf8')).toBe('satu\ndua\n')
    expect(readdirSync(dir)).toEqual(['logs.txt'])
  })

  it('takes a closed dialog for a no', async () => {
    expect(await askAndSave('logs.txt', 'x', async () => null)).toEqual({ status: 'cancelled' })
  })

  it('tells why a place cannot be written, and never throws', async () => {
    mkdirSync(join(dir, 'taken'))
    const answer = await askAndSave('logs.txt', 'x', async () => join(dir, 'taken'))
    expect(answer).toMatchObject({ status: 'failed' })
    expect(readdirSync(dir)).toEqual(['taken'])
    expect(
      await askAndSave('logs.txt', 'x', () => Promise.reject(new Error('no dialog on this desktop'))),
    ).toEqual({ status: 'failed', detail: 'no dialog on this desktop' })
  })
})

describe('plainFileName', () => {
  it.each([
    ['logs-2026-11-21.txt', 'logs-2026-11-21.txt'],
    ['Toko "Utama".csv', 'Toko -Utama-.csv'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['', 'pantau.txt'],
    ['///', 'pantau.txt'],
  ])('%j becomes %j', (name, plain) => {
    expect(plainFileName(name)).toBe(plain)
  })

  it('never names a folder, whatever a source is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        const plain = plainFileName(name)
        expect(plain).toMatch(/^[^/\\:]{1,120}$/)
        expect(['.', '..']).not.toContain(plain)
      }),
    )
  })
})
