import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventLog } from '../../../src/hub/store/event-log.ts'
import { hubMigrations } from '../../../src/hub/store/migrations/list.ts'
import { openSqliteStore } from '../../../src/hub/store/sqlite-store.ts'
import { createJumpGuard } from '../../../src/hub/store/upkeep.ts'
import { migrate } from '../../../src/node/sqlite/migrate.ts'
import { openWriteDb } from '../../../src/node/sqlite/open.ts'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { frameProduct, saleOf, startTestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const day = 24 * 60 * 60 * 1000

describe('a new business day', () => {
  it('starts at zero on every screen, also when the hub slept through midnight', async () => {
    const evening = new Date(2026, 10, 21, 20).getTime()
    const first = await startTestHub(folder.dir, { now: () => evening })
    await first.post('/v1/products', frameProduct('1', 10))
    await first.post('/v1/sales', saleOf('1', 2))
    const { body } = await first.ask('GET', '/v1/health')
    await first.stop()

    const second = await startTestHub(folder.dir, { now: () => evening + day / 2 })
    const stream = openStream(second.hub.url, second.admin, {
      lastEventId: `${String(body.epoch)}:${String(body.head)}`,
    })
    await expect.poll(() => stream.facts().length).toBe(1)
    expect(JSON.parse(stream.facts()[0]?.data ?? '')).toMatchObject({
      day: '2026-11-22',
      total: 0,
      transactions: 0,
    })
    const snapshot = hubSnapshot.parse((await second.ask('GET', '/v1/snapshot?topics=revenue')).body)
    expect(snapshot.revenue).toMatchObject([{ branch: 'utama', day: '2026-11-22', total: 0 }])
    stream.close()
    await second.stop()
    const third = await startTestHub(folder.dir, { now: () => evening + day / 2 })
    expect((await third.ask('GET', '/v1/health')).body.head, 'the day is begun once').toBe(
      Number(body.head) + 1,
    )
    await third.stop()
  })
})

describe('retention', () => {
  it('deletes only a prefix, never the newest event, and never reuses a position', () => {
    const { db, close } = openWriteDb({ file: join(folder.dir, 'a.db'), durability: 'normal' })
    migrate(db, hubMigrations)
    const log = createEventLog(db)
    const event = (seq: number) => ({ seq, topic: 'a', type: 'b', branch: '', data: '{}' })
    // The clock was set back while the log grew: number 3 looks old, but lies behind a young one.
    for (const [seq, ts] of [
      [1, 10],
      [2, 500],
      [3, 20],
      [4, 600],
    ] as const)
      log.appendTx(event(seq), ts)
    expect(log.deleteOlderTx(100, 1000)).toBe(1)
    expect(log.bounds()).toEqual({ head: 4, oldest: 2 })
    expect(log.deleteOlderTx(10_000, 1)).toBe(1)
    expect(log.deleteOlderTx(10_000, 1000)).toBe(1)
    expect(log.bounds()).toEqual({ head: 4, oldest: 4 })
    close()
  })

  it('a cursor below what is kept gets a gap with both bounds, and everything that is kept (fault 30)', async () => {
    const hub = await startTestHub(folder.dir)
    for (let n = 0; n < 10; n += 1) await hub.post('/v1/events', { topic: 'a', type: 'noted', data: n })
    const epoch = hub.hub.epoch()
    await hub.stop()
    const { db, close } = openWriteDb({ file: join(folder.dir, 'hub.db'), durability: 'full' })
    db.exec('DELETE FROM events WHERE seq <= 6')
    close()
    const later = await startTestHub(folder.dir)
    expect(later.hub.epoch()).toBe(epoch)
    const stream = openStream(later.hub.url, later.admin, { lastEventId: `${epoch}:3` })
    await expect.poll(() => stream.facts().length).toBe(5)
    expect(JSON.parse(stream.events[1]?.data ?? '')).toEqual({
      from: `${epoch}:3`,
      to: `${epoch}:7`,
      reason: 'expired',
    })
    const onTheEdge = openStream(later.hub.url, later.admin, { lastEventId: `${epoch}:6` })
    await expect.poll(() => onTheEdge.facts().length).toBe(5)
    expect(onTheEdge.events.some(({ type }) => type === 'gap')).toBe(false)
    stream.close()
    onTheEdge.close()
    await later.stop()
  })

  it('does not believe a clock that was set, for a day: a wrong year must not empty the log (fault 29)', () => {
    let wall = 1_000_000
    let steady = 0
    const sane = createJumpGuard(
      () => wall,
      () => steady,
    )
    const pass = (ms: number) => {
      wall += ms
      steady += ms
    }
    pass(60_000)
    expect(sane()).toBe(true)
    wall += 365 * day
    expect(sane()).toBe(false)
    pass(day - 1)
    expect(sane()).toBe(false)
    pass(1)
    expect(sane()).toBe(true)
  })
})

describe('an idempotency key', () => {
  it('is remembered for 24 hours and then forgotten (S2)', async () => {
    let now = Date.now()
    const store = openSqliteStore({
      dir: folder.dir,
      durability: 'normal',
      nativeBinding: null,
      retentionMs: 30 * day,
      newEpoch: () => '0000abcd',
      now: () => now,
      log: { debug() {}, info() {}, warn() {}, error() {} },
    })
    const send = () =>
      store.execute({
        command: { kind: 'publish-event', input: { topic: 'a', type: 'b', data: 1 } },
        publisher: 'p',
        branchId: null,
        sender: 'p',
        idempotency: { key: 'k', requestHash: 'h' },
      })
    const first = await send()
    now += day - 1
    expect(await send()).toEqual({ ...first, replayed: true })
    now += 2
    expect(await send()).toMatchObject({ ok: true, replayed: false })
    expect(store.bounds().head).toBe(2)
    await store.close()
  })
})
