import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const path = (name: string) => join(folder.dir, name)

function overwrite(name: string, at: number, bytes: number): void {
  const fd = openSync(path(name), 'r+')
  writeSync(fd, Buffer.alloc(bytes, 0x5a), 0, bytes, at)
  closeSync(fd)
}
async function publish(hub: TestHub, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    const answer = await hub.post('/v1/events', { topic: 'ledger', type: 'noted', data: number })
    expect(answer.status).toBe(201)
  }
}
/** A hub that has sold something and was stopped in order. */
async function history(): Promise<{ epoch: string; head: number }> {
  const hub = await startTestHub(folder.dir)
  await hub.post('/v1/products', frameProduct('1', 10))
  expect((await hub.post('/v1/sales', saleOf('1', 1))).body.number).toBe('TRX-0001')
  await publish(hub, 1, 300)
  const { body } = await hub.ask('GET', '/v1/health')
  await hub.stop()
  return { epoch: String(body.epoch), head: Number(body.head) }
}

describe('files that were damaged while the hub was down (fault 26)', () => {
  const damages: readonly (readonly [what: string, damage: () => void])[] = [
    ['the header is overwritten', () => overwrite('hub.db', 0, 100)],
    ['a page in the middle is overwritten', () => overwrite('hub.db', 4096 * 12, 8192)],
    ['it is cut in half', () => truncateSync(path('hub.db'), Math.floor(statSync(path('hub.db')).size / 2))],
    ['it has no bytes', () => truncateSync(path('hub.db'), 0)],
    ['it is gone', () => rmSync(path('hub.db'))],
    [
      'it is something else',
      () => writeFileSync(path('hub.db'), 'not a database at all, but long enough to be read\n'.repeat(100)),
    ],
    [
      'the mark says that more was stored',
      () => {
        const mark = readFileSync(path('hub.mark'), 'latin1').split(' ')
        writeFileSync(path('hub.mark'), [mark[0], '0000000000009999', mark[2]].join(' '))
      },
    ],
    ['the mark is gone', () => rmSync(path('hub.mark'))],
    ['the mark is damaged', () => overwrite('hub.mark', 0, 20)],
  ]
  for (const [what, damage] of damages) {
    it(`${what}: a new epoch, a gap for old cursors, no position and no receipt used twice, the tokens still good`, async () => {
      const before = await history()
      damage()
      const hub = await startTestHub(folder.dir)
      expect(hub.hub.epoch()).not.toBe(before.epoch)
      const stream = openStream(hub.hub.url, hub.admin, { lastEventId: `${before.epoch}:${before.head}` })
      await expect.poll(() => stream.events[1]?.type).toBe('gap')
      await hub.post('/v1/products', frameProduct('1', 10))
      const sold = await hub.post('/v1/sales', saleOf('1', 1))
      expect(sold.status).toBe(201)
      expect(Number(String(sold.body.number).slice(4))).toBeGreaterThan(
        what.startsWith('the mark is') ? 0 : 1,
      )
      await expect.poll(() => stream.events.at(-1)?.type).toBe('revenue.changed')
      const ids = stream.facts().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => id?.startsWith(hub.hub.epoch()))).toBe(true)
      stream.close()
      const epoch = hub.hub.epoch()
      await hub.stop()
      const again = await startTestHub(folder.dir)
      expect(again.hub.epoch(), 'the next start goes on').toBe(epoch)
      await again.stop()
    })
  }

  it('a damaged file is moved aside whole, for whoever can still read it', async () => {
    await history()
    overwrite('hub.db', 0, 100)
    const bytes = readFileSync(path('hub.db'))
    const hub = await startTestHub(folder.dir)
    const aside = readdirSync(folder.dir).find((name) => /^hub\.damaged-.*\.db$/.test(name))
    expect(readFileSync(path(aside ?? '')).equals(bytes)).toBe(true)
    await hub.stop()
  })

  it('a lost list of tokens is not the end: the admin token of the file goes on working', async () => {
    await history()
    writeFileSync(path('tokens.json'), '{"tokens": [')
    const hub = await startTestHub(folder.dir)
    expect((await hub.ask('GET', '/v1/tokens')).status).toBe(200)
    await hub.stop()
  })
})

describe('an old backup over a newer log (fault 27)', () => {
  async function backupThen(
    restore: readonly string[],
  ): Promise<{ before: { epoch: string; head: number } }> {
    const backup = temporaryFolder()
    await history()
    for (const name of restore) copyFileSync(path(name), join(backup.dir, name))
    const hub = await startTestHub(folder.dir)
    await publish(hub, 301, 320)
    const { body } = await hub.ask('GET', '/v1/health')
    await hub.stop()
    for (const suffix of ['-wal', '-shm']) rmSync(path(`hub.db${suffix}`), { force: true })
    for (const name of restore) copyFileSync(join(backup.dir, name), path(name))
    backup.remove()
    return { before: { epoch: String(body.epoch), head: Number(body.head) } }
  }

  it('of the database alone is seen by the mark beside it: rollback', async () => {
    const { before } = await backupThen(['hub.db'])
    const hub = await startTestHub(folder.dir)
    expect(hub.hub.epoch()).not.toBe(before.epoch)
    const stream = openStream(hub.hub.url, hub.admin, { lastEventId: `${before.epoch}:${before.head}` })
    await expect.poll(() => stream.events[1]?.data).toContain('"reason":"rollback"')
    stream.close()
    await hub.stop()
  })

  it('of the whole folder is seen by the first reader who knows more: new epoch, and no position means two things', async () => {
    const { before } = await backupThen(['hub.db', 'hub.mark'])
    const hub = await startTestHub(folder.dir)
    expect(hub.hub.epoch()).toBe(before.epoch)
    const innocent = openStream(hub.hub.url, hub.admin)
    await expect.poll(() => innocent.events.length).toBe(1)
    const stream = openStream(hub.hub.url, hub.admin, { lastEventId: `${before.epoch}:${before.head}` })
    await expect.poll(() => stream.events[1]?.data).toContain('"reason":"rollback"')
    expect(hub.hub.epoch()).not.toBe(before.epoch)
    await innocent.ended
    expect(innocent.events.at(-1)?.type).toBe('bye')
    const answer = await hub.post('/v1/events', { topic: 'ledger', type: 'noted', data: 'new' })
    expect(String(answer.body.position).startsWith(hub.hub.epoch())).toBe(true)
    await expect.poll(() => stream.events.at(-1)?.id).toBe(answer.body.position)
    stream.close()
    await hub.stop()
  })
})

describe('damage while the hub runs (S11)', () => {
  it('is met by a reader, moved aside, and the hub goes on in a new epoch without a restart', async () => {
    const before = await history()
    // Deep in the old events, where only a replay looks; the file is big enough that the cache does not have it.
    const first = await startTestHub(folder.dir)
    for (let index = 0; index < 40; index += 1) {
      await first.post('/v1/events', { topic: 'ledger', type: 'noted', data: 'x'.repeat(200_000) })
    }
    await first.stop()
    const hub = await startTestHub(folder.dir)
    const size = statSync(path('hub.db')).size
    for (let at = 4096 * 16; at + 4096 < size; at += 4096 * 4) overwrite('hub.db', at, 2048)
    const stream = openStream(hub.hub.url, hub.admin, { lastEventId: `${before.epoch}:1` })
    await stream.ended
    await expect.poll(() => hub.hub.epoch()).not.toBe(before.epoch)
    await expect.poll(async () => (await hub.post('/v1/products', frameProduct('1', 3))).status).toBe(201)
    expect(readdirSync(folder.dir).some((name) => name.startsWith('hub.damaged-'))).toBe(true)
    const again = openStream(hub.hub.url, hub.admin, { lastEventId: stream.lastId() ?? '' })
    await expect
      .poll(() => again.events.map(({ type }) => type))
      .toEqual(['hello', 'gap', 'branch.created', 'stock.changed'])
    again.close()
    await hub.stop()
  })
})

describe('a full disk (fault 22)', () => {
  it('refuses with 507 and stores nothing of it, goes on reading, gives the ballast back, and recovers by itself', async () => {
    const dir = folder.dir
    const pages = 60
    const hub = await startTestHub(dir, { limits: { maxPageCount: pages } })
    const stream = openStream(hub.hub.url, hub.admin)
    const filler = { topic: 'filler', type: 'filled', data: 'x'.repeat(20_000) }
    let refused = await hub.post('/v1/events', filler)
    for (let index = 0; index < 40 && refused.status === 201; index += 1)
      refused = await hub.post('/v1/events', filler)
    expect([refused.status, refused.body.code]).toEqual([507, 'storage_full'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(existsSync(join(dir, 'hub.ballast'))).toBe(false)
    const { head } = (await hub.ask('GET', '/v1/health')).body
    await expect.poll(() => stream.facts().length).toBe(Number(head) - 1)
    const replay = openStream(hub.hub.url, hub.admin, { query: '?from=oldest' })
    await expect.poll(() => replay.facts().length).toBe(Number(head))
    expect((await hub.ask('GET', '/v1/snapshot')).status).toBe(200)
    expect((await hub.ask('GET', '/v1/metrics')).text).toMatch(/^pantau_storage_full_total [1-9]/m)
    replay.close()
    stream.close()
    await hub.stop()

    const roomy = await startTestHub(dir)
    expect(roomy.hub.epoch()).toBe(hub.hub.epoch())
    const next = await roomy.post('/v1/events', { topic: 'filler', type: 'filled', data: 1 })
    expect(next.body.position).toBe(`${hub.hub.epoch()}:${Number(head) + 1}`)
    await roomy.stop()
  })
})
