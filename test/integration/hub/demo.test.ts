import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLibraryDay } from '../../../src/hub/demo/library-day.ts'
import { createShopClient } from '../../../src/hub/demo/shop-client.ts'
import { createSimulation } from '../../../src/hub/demo/simulation.ts'
import { levelOf } from '../../../src/shared/domain/stock.ts'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const log = { debug() {}, info() {}, warn() {}, error() {} }
async function simulate(hub: TestHub, steps: number) {
  const client = createShopClient(hub.hub.url, hub.admin, new AbortController().signal, log)
  const simulation = createSimulation({ client, random: Math.random, now: Date.now, log })
  await simulation.open()
  for (let step = 0; step < steps; step += 1) await simulation.step()
  return hubSnapshot.parse((await hub.ask('GET', '/v1/snapshot')).body)
}

it('shows every level, sales and an order that is ready within its first steps (20 s at most)', async () => {
  const hub = await startTestHub(folder.dir)
  const { stock = [], sales = [], orders = [], revenue = [] } = await simulate(hub, 7)
  const levels = new Set(stock.map((item) => levelOf(item.stock, { low: 5, medium: 10 })))
  expect(levels).toEqual(new Set(['negative', 'out', 'low', 'medium', 'normal']))
  expect(stock.length).toBeGreaterThanOrEqual(60)
  expect(sales.length).toBeGreaterThanOrEqual(5)
  expect(orders.some(({ status }) => status === 'ready')).toBe(true)
  expect(revenue.reduce((sum, { total }) => sum + total, 0)).toBe(
    sales.reduce((sum, { total }) => sum + total, 0),
  )
  await hub.stop()
})

it('goes on at a second start: no product is reset, nothing is made twice', async () => {
  const first = await startTestHub(folder.dir)
  const before = await simulate(first, 5)
  await first.stop()
  const second = await startTestHub(folder.dir)
  const after = await simulate(second, 0)
  expect(after.position).toBe(before.position)
  expect(after.stock).toEqual(before.stock)
  await simulate(second, 30)
  await second.stop()
})

async function simulateLibrary(hub: TestHub, steps: number) {
  const client = createShopClient(hub.hub.url, hub.admin, new AbortController().signal, log)
  // Half of everything: no file fails, no job ends early.
  const day = createLibraryDay({ client, random: () => 0.5, now: Date.now })
  await day.open()
  for (let step = 0; step < steps; step += 1) await day.step()
  return hubSnapshot.parse((await hub.ask('GET', '/v1/snapshot')).body)
}

it('shows a little of the other systems: a job that comes on, its files, episodes, figures, a line, a notice (D12, C15)', async () => {
  const hub = await startTestHub(folder.dir)
  const seen = await simulateLibrary(hub, 8)
  expect(seen.jobs).toMatchObject([{ status: 'running', current: 7 }])
  expect(seen.files?.length).toBe(7)
  expect(seen.episodes?.length).toBe(6)
  expect(seen.watcher).toMatchObject({ running: true, enabled: true })
  expect(seen.stats?.users).toBeGreaterThan(0)
  expect([seen.logs?.length, seen.notifications?.length]).toEqual([2, 1])
  await hub.stop()
})

it('the library goes on at a second start: its job, its anime and its figures, and every job comes to an end', async () => {
  const first = await startTestHub(folder.dir)
  const before = await simulateLibrary(first, 8)
  await first.stop()
  const second = await startTestHub(folder.dir)
  const after = await simulateLibrary(second, 60)
  expect(after.anime).toEqual(before.anime)
  expect(after.stats?.users).toBeGreaterThanOrEqual(before.stats?.users ?? 0)
  const jobs = after.jobs ?? []
  expect(jobs.length).toBeGreaterThan(1)
  expect(jobs.filter(({ status }) => status === 'running').length).toBeLessThanOrEqual(1)
  expect(jobs.some(({ jobId }) => jobId === before.jobs?.[0]?.jobId)).toBe(true)
  await second.stop()
})

it('does not ask without an end where the hub takes no episodes, because its disk is full', async () => {
  const hub = await startTestHub(folder.dir)
  const client = createShopClient(hub.hub.url, hub.admin, new AbortController().signal, log)
  let refused = 0
  const full: typeof client = {
    ...client,
    async post(path, body, key) {
      if (path !== '/v1/episodes') return client.post(path, body, key)
      refused += 1
      if (refused > 100) throw new Error('it asks without an end')
      return { status: 507, body: {} }
    },
  }
  await createLibraryDay({ client: full, random: () => 0.5, now: Date.now }).open()
  expect(refused).toBe(6)
  await hub.stop()
})
