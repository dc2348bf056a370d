import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { first } from '../../../src/hub/store/migrations/0001-first.ts'
import { hubMigrations } from '../../../src/hub/store/migrations/list.ts'
import { migrate } from '../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function database() {
  return openWriteDb({ file: join(folder.dir, 'hub.db'), durability: 'full', autoCheckpointPages: 0 })
}

/** Takes everything of the second step out again: what is left is a file as the first release wrote it. */
function backToFirst(): void {
  const opened = database()
  for (const table of [
    'cashiers',
    'anime',
    'episodes',
    'video_servers',
    'jobs',
    'files',
    'recent',
    'singles',
  ]) {
    opened.db.exec(`DROP TABLE ${table}`)
  }
  opened.db.exec('DROP INDEX IF EXISTS orders_told; CREATE INDEX orders_latest ON orders (created_seq)')
  opened.db.pragma('user_version = 1')
  opened.close()
}

async function fullSnapshot(hub: TestHub) {
  return hubSnapshot.parse((await hub.ask('GET', '/v1/snapshot')).body)
}

describe('a hub.db of the first release (0001)', () => {
  it('has the tables that this test takes for the first release', () => {
    const fresh = openWriteDb({
      file: join(folder.dir, 'first.db'),
      durability: 'full',
      autoCheckpointPages: 0,
    })
    migrate(fresh.db, [first])
    const names = "SELECT group_concat(sql ORDER BY name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
    const expected = fresh.db.prepare(names).pluck().get()
    fresh.close()
    const opened = database()
    migrate(opened.db, hubMigrations)
    opened.close()
    backToFirst()
    const back = database()
    expect(back.db.prepare(names).pluck().get()).toBe(expected)
    back.close()
  })

  it('goes on in its epoch with everything it had, and takes the new commands', async () => {
    const before = await startTestHub(folder.dir)
    await before.post('/v1/products', frameProduct('1', 10))
    await before.post('/v1/sales', saleOf('1', 2))
    await before.post('/v1/orders', { orderId: 'A', branchId: 'utama' })
    const kept = await fullSnapshot(before)
    const epoch = before.hub.epoch()
    await before.stop()
    backToFirst()

    const hub = await startTestHub(folder.dir)
    expect(hub.hub.epoch()).toBe(epoch)
    const after = await fullSnapshot(hub)
    const { stock, sales, orders, revenue, position } = after
    expect({ stock, sales, orders, revenue, position }).toEqual({
      stock: kept.stock,
      sales: kept.sales,
      orders: kept.orders,
      revenue: kept.revenue,
      position: kept.position,
    })
    // Who sold before was not written down; from now on it is.
    expect(after.cashiers).toEqual([])
    await hub.post('/v1/sales', saleOf('1', 1))
    expect((await fullSnapshot(hub)).cashiers).toMatchObject([{ name: 'first start', transactions: 1 }])
    for (const [path, body] of [
      ['/v1/anime', { title: 'Langit' }],
      ['/v1/jobs', { jobId: 'j', total: 1 }],
      ['/v1/notifications', { title: 'x', body: '' }],
      ['/v1/logs', { level: 'info', message: 'x' }],
    ] as const) {
      expect((await hub.post(path, body)).status, path).toBe(201)
    }
    const stream = openStream(hub.hub.url, hub.admin, { query: '?from=oldest' })
    await expect
      .poll(() => stream.facts().map(({ type }) => type))
      .toEqual(expect.arrayContaining(['branch.created', 'sale.registered', 'anime.created', 'log.written']))
    stream.close()
    await hub.stop()
  })
})

describe('a tokens.json of the first release', () => {
  it('lets its tokens in, with the role and branch that they had', async () => {
    const before = await startTestHub(folder.dir)
    const cashier = await before.token('cashier', 'utama')
    await before.stop()
    const file = join(folder.dir, 'tokens.json')
    const { tokens } = JSON.parse(readFileSync(file, 'utf8')) as { tokens: Record<string, unknown>[] }
    const old = tokens.map(({ userId: _userId, ...rest }) => rest)
    writeFileSync(file, JSON.stringify({ tokens: old }))

    const hub = await startTestHub(folder.dir)
    expect((await hub.ask('GET', '/v1/snapshot?branch=utama', { token: cashier })).status).toBe(200)
    expect((await hub.ask('GET', '/v1/snapshot?branch=dua', { token: cashier })).status).toBe(403)
    expect((await hub.ask('GET', '/v1/users')).body.users).toEqual([])
    await hub.stop()
  })
})
