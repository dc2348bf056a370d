import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { completeLock, missingOptional, platformEntry } from '../../../scripts/lib/lock-file.mjs'

const lock = {
  lockfileVersion: 3,
  packages: {
    '': {},
    'node_modules/b': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@b/linux-x64': '1.0.0', '@b/win32-x64': '1.0.0' },
    },
    'node_modules/b/node_modules/@b/linux-x64': { version: '1.0.0', optional: true },
  },
}

// The bug: made beside a registry that lacks other platforms' packages, the lock file is refused by every
// `npm ci`, on those platforms and on this one, and nobody can set up a fresh clone.
test('an optional package that npm left out is found, one inside its package is not', () => {
  expect(missingOptional(lock)).toEqual([{ name: '@b/win32-x64', version: '1.0.0', dev: true }])
})

test('a completed lock file lacks nothing and says for which platform an entry is', () => {
  const completed = completeLock(lock)
  expect(missingOptional(completed)).toEqual([])
  expect(completed.packages['node_modules/@b/win32-x64']).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    optional: true,
    os: ['win32'],
  })
})

test('the C library is told where a name has one', () => {
  const entry = platformEntry({ name: '@o/binding-linux-riscv64-musl', version: '1.2.3', dev: false })
  expect(entry).toEqual({ version: '1.2.3', cpu: ['riscv64'], libc: ['musl'], optional: true, os: ['linux'] })
})

test('a package of which the name tells nothing is not guessed at', () => {
  expect(() => platformEntry({ name: 'fsevents', version: '2.3.3', dev: true })).toThrow('fsevents')
})

test('the repository’s own lock file lacks nothing', async () => {
  const text = await readFile(resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8')
  expect(missingOptional(JSON.parse(text)), 'mend it with `node scripts/complete-lock.mjs`').toEqual([])
})
