import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireFileLock } from '../../../../src/node/sqlite/file-lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pantau-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('acquireFileLock', () => {
  it('refuses a second holder in this process and lets it in after the release', () => {
    const file = join(dir, 'x.lock')
    const first = acquireFileLock(file)
    expect(first).not.toBeNull()
    expect(acquireFileLock(file)).toBeNull()
    first?.release()
    const second = acquireFileLock(file)
    expect(second).not.toBeNull()
    second?.release()
  })

  it('does not outlive a process that is killed: a stale lock would keep a shop closed', async () => {
    const file = join(dir, 'x.lock')
    const module = new URL('../../../../src/node/sqlite/file-lock.ts', import.meta.url).href
    const script = `import { acquireFileLock } from ${JSON.stringify(module)}
      globalThis.held = acquireFileLock(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1e6)`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    expect(acquireFileLock(file)).toBeNull()
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    const lock = acquireFileLock(file)
    expect(lock).not.toBeNull()
    lock?.release()
  })
})
