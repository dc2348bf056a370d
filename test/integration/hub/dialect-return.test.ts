import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream, type TestStream } from '../../helpers/hub-stream.ts'

// Clients of the source systems that come back after long: the log has grown, a day or an epoch has begun.

let folder: ReturnType<typeof temporaryFolder>
let hub: TestHub
const streams: TestStream[] = []

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close()
  await hub.stop()
  folder.remove()
})

function open(path: string, lastEventId?: string): TestStream {
  const more = lastEventId === undefined ? {} : { lastEventId }
  const stream = openStream(hub.hub.url, hub.admin, { path, ...more })
  streams.push(stream)
  return stream
}

/** Stops the hub, puts that many sales tills' events into its log, and `last` behind them, and starts it again. */
async function growLog(count: number, last: { readonly topic: string; readonly type: string }) {
  await hub.stop()
  const { db, close } = openWriteDb({ file: join(folder.dir, 'hub.db'), durability: 'normal' })
  const add = `INSERT INTO events (seq, ts, topic, type, branch, data)
    SELECT (SELECT max(seq) FROM events) + n, 0, @topic, @type, '', '{}' FROM
      (WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < @count) SELECT n FROM c)`
  db.prepare(add).run({ topic: 'till', type: 'till.opened', count })
  db.prepare(add).run({ ...last, count: 1 })
  close()
  hub = await startTestHub(folder.dir)
}

describe('a client that comes back after long', () => {
  it('hears of episodes that changed behind more events than one look at the log takes (N4, N15)', async () => {
    hub = await startTestHub(folder.dir)
    const at = `${hub.hub.epoch()}:1`
    await growLog(45_000, { topic: 'episodes', type: 'episode.deleted' })
    const stream = open('/api/episodes/stream', at)
    await expect.poll(() => stream.events.map(({ type }) => type)).toEqual(['episodes_updated'])
  })

  it('hears nothing where only others changed', async () => {
    hub = await startTestHub(folder.dir)
    const at = `${hub.hub.epoch()}:1`
    await growLog(45_000, { topic: 'till', type: 'till.closed' })
    const stream = open('/api/episodes/stream', at)
    await expect.poll(() => stream.raw()).toContain('retry: 5000')
    expect(stream.events).toEqual([])
  })

  it('is in the new epoch when one begins while its way through the log is looked at', async () => {
    hub = await startTestHub(folder.dir)
    const before = hub.hub.epoch()
    await growLog(200_000, { topic: 'till', type: 'till.closed' })
    const stream = open('/api/episodes/stream', `${before}:1`)
    // A reader that has seen more than the log has begins an epoch.
    const ahead = open('/v1/stream', `${before}:999999999`)
    await expect.poll(() => ahead.raw()).toContain('hello')
    await expect.poll(() => stream.raw()).toContain('retry: 5000')
    expect(hub.hub.epoch()).not.toBe(before)
    if (stream.lastId()?.startsWith(before)) await stream.ended
    else expect(stream.events.map(({ type }) => type)).toEqual(['episodes_updated'])
  })
})

describe('the figures of the day', () => {
  it('are nought from midnight on, also for who asks before the day was begun (O2)', async () => {
    let now = new Date(2026, 10, 21, 23, 59, 50).getTime()
    hub = await startTestHub(folder.dir, { now: () => now })
    await hub.post('/v1/products', frameProduct('1', 10))
    await hub.post('/v1/sales', saleOf('1', 2))
    const omset = async () => {
      const { body } = await hub.ask('GET', '/realtime/omset-kasir', {
        headers: { accept: 'application/json' },
      })
      return [body.omset_kasir, (body.transaksi_terbaru as readonly unknown[]).length]
    }
    expect(await omset()).toEqual([200_000, 1])
    now += 11_000
    expect(await omset()).toEqual([0, 0])
  })
})

describe('an order that was made long ago', () => {
  it('is told as ready to who polls, whatever was ordered since (O3, part F)', async () => {
    hub = await startTestHub(folder.dir, { durability: 'normal' })
    await hub.post('/v1/orders', { orderId: 'glasses', branchId: 'utama', patientName: 'Siti' })
    const order = (index: number) => ({ orderId: `later-${index}`, branchId: 'utama' })
    await Promise.all(Array.from({ length: 520 }, (_, index) => hub.post('/v1/orders', order(index))))
    await hub.post('/v1/orders/glasses/ready', {})
    const { text } = await hub.ask('GET', '/realtime/notifications', {
      headers: { accept: 'application/json' },
    })
    expect(JSON.parse(text)).toEqual([expect.objectContaining({ message: 'Pesanan Siti siap diambil' })])
    const { body } = await hub.ask('GET', '/v1/snapshot?topics=orders')
    expect((body.orders as readonly unknown[])[0]).toMatchObject({ orderId: 'glasses', status: 'ready' })
  })
})
