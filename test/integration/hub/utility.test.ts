import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubHostMessage, HubMessage } from '../../../src/shared/hub/host.ts'
import { askHub, temporaryFolder } from '../../helpers/hub.ts'

const entry = new URL('../../../src/hub/entries/utility.ts', import.meta.url).href
/** Stands in for Electron's parentPort by Node's own channel between processes; the entry is the real one. */
const host = `process.parentPort = {
  on: (event, listener) => process.on(event, (data) => listener({ data })),
  postMessage: (message) => process.send(message),
}
await import(${JSON.stringify(entry)})`

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function spawnUtility() {
  const script = join(mkdtempSync(join(folder.dir, 'host-')), 'host.mjs')
  writeFileSync(script, host)
  const child = fork(script, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const exited = once(child, 'exit') as Promise<[number | null]>
  return {
    send: (message: HubHostMessage) => child.send(message),
    next: async () => ((await once(child, 'message')) as [HubMessage])[0],
    exited,
  }
}
const start = (dataDir: string): HubHostMessage => ({
  type: 'start',
  dataDir,
  port: 0,
  demo: false,
  nativeBinding: null,
})

describe('the hub as a utility process', () => {
  it('waits for start, answers ready with a token that works and is written nowhere, and stops in order', async () => {
    const data = join(folder.dir, 'data')
    const hub = spawnUtility()
    hub.send(start(data))
    const ready = await hub.next()
    if (!ready.ready) throw new Error(ready.message)
    const answer = await askHub(ready.url, 'GET', '/v1/tokens', { token: ready.token ?? '' })
    expect(answer.status).toBe(200)
    for (const file of ['admin.token', 'tokens.json']) {
      expect(readFileSync(join(data, file), 'utf8')).not.toContain(ready.token)
    }
    hub.send({ type: 'stop' })
    expect((await hub.exited)[0]).toBe(0)
  })

  it('tells its host why it cannot start, and can still be stopped', async () => {
    const data = join(folder.dir, 'data')
    const first = spawnUtility()
    first.send(start(data))
    await first.next()
    const second = spawnUtility()
    second.send(start(data))
    expect(await second.next()).toMatchObject({ ready: false, code: 'data_locked' })
    second.send({ type: 'stop' })
    expect((await second.exited)[0]).toBe(0)
    first.send({ type: 'stop' })
    await first.exited
  })
})
