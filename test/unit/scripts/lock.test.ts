import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from '../../../scripts/lib/lock.mjs'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pantau-lock-'))
  path = join(folder, 'setup.lock')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

// The bug: two set-ups unpack into the same folder at once, and a half-written runtime is used.
test('two holders never work at the same time', async () => {
  let inside = 0
  let most = 0
  const work = async (): Promise<void> => {
    inside++
    most = Math.max(most, inside)
    await new Promise((next) => setImmediate(next))
    inside--
  }
  await Promise.all(Array.from({ length: 5 }, () => withLock(path, work, { pollMs: 1 })))
  expect(most).toBe(1)
  expect(existsSync(path)).toBe(false)
})

// The bug: a set-up that was killed leaves its lock, and every later one waits for ever.
test('the lock of a process that is gone is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  await writeFile(path, `${gone.pid}\n`)
  await expect(withLock(path, async () => 'done', { pollMs: 1 })).resolves.toBe('done')
})

test('a lock file that was never filled is taken over', async () => {
  await writeFile(path, '')
  await expect(withLock(path, async () => 'done', { pollMs: 1 })).resolves.toBe('done')
})

test('the lock is given back when the work fails', async () => {
  const broken = withLock(path, () => Promise.reject(new Error('no space left')), { pollMs: 1 })
  await expect(broken).rejects.toThrow('no space left')
  expect(existsSync(path)).toBe(false)
})
