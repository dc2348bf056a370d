import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { frameProduct, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { type RawStream, readStream } from '../../helpers/read-stream.ts'

// What a shop full of pages does to the server in whose place the hub stands.

const folder = temporaryFolder()
let hub: TestHub
let readers: RawStream[] = []

beforeEach(async () => {
  hub = await startTestHub(folder.dir, {
    limits: { dialects: { stockMs: 100, statsMs: 100, episodesCheckMs: 50, episodesHeartbeatMs: 50 } },
  })
})
afterEach(async () => {
  for (const reader of readers) reader.close()
  readers = []
  await hub.stop()
  folder.remove()
})

async function open(path: string, more: Readonly<Record<string, string>> = {}): Promise<RawStream> {
  const reader = await readStream(hub.hub.url + path, { authorization: `Bearer ${hub.admin}`, ...more })
  readers.push(reader)
  return reader
}

async function setStock(stock: number): Promise<void> {
  const { productType, productId, branchId } = frameProduct('1', stock)
  const answer = await hub.post('/v1/stock/adjustments', {
    productType,
    productId,
    branchId,
    stock,
    reason: 'test',
  })
  expect(answer.status).toBe(201)
}

/** The stock that a reader was told last. */
function lastStock(reader: RawStream): unknown {
  const text = reader.data().at(-1)
  if (text === undefined) return null
  const { updates } = JSON.parse(text) as { readonly updates: readonly { new_stock: number }[] }
  return updates.at(-1)?.new_stock
}

function lines(reader: RawStream, start: string): readonly string[] {
  return reader
    .text()
    .split('\n')
    .filter((line) => line.startsWith(start))
}

/** The id that an EventSource would come back with. */
function lastId(reader: RawStream): string {
  return lines(reader, 'id:').at(-1)?.slice(3).trim() ?? ''
}

async function activeClients(): Promise<unknown> {
  return (await hub.ask('GET', '/api/events/stats')).body.active_clients
}

describe('the dialects under load', () => {
  it('two hundred pages all hold the last stock after a storm of changes and a cut in its middle (O20, N9, R4, R7)', async () => {
    await hub.post('/v1/products', frameProduct('1', 1_000))
    await Promise.all(Array.from({ length: 200 }, () => open('/realtime/stock-updates')))
    for (let left = 999; left > 700; left -= 1) await setStock(left)

    // A quarter of the pages loses its network and comes back as a browser does.
    const lost = readers.splice(0, 50)
    await vi.waitFor(() => expect(lost.every((reader) => lastId(reader) !== '')).toBe(true), 10_000)
    for (const reader of lost) reader.close()
    for (let left = 700; left > 400; left -= 1) await setStock(left)
    await Promise.all(
      lost.map((reader) => open('/realtime/stock-updates', { 'last-event-id': lastId(reader) })),
    )
    await setStock(3)
    await vi.waitFor(() => expect(new Set(readers.map(lastStock))).toEqual(new Set([3])), {
      timeout: 20_000,
      interval: 100,
    })
  })

  it('subscribe, broadcast, read, unsubscribe: each client is counted while it is there (C12, C17, C18)', async () => {
    expect(await activeClients()).toBe(0)
    const clients = await Promise.all(Array.from({ length: 3 }, () => open('/api/events/stream')))
    await vi.waitFor(async () => expect(await activeClients()).toBe(3))
    await hub.ask('POST', '/v1/cache/rebuild', { body: {} })
    for (const client of clients) {
      await vi.waitFor(() => {
        const events = client.data().map((text) => JSON.parse(text) as { type: string; data: unknown })
        expect(events.filter(({ type }) => type === 'cache_updated').map(({ data }) => data)).toMatchObject([
          { rebuild_complete: false },
          { rebuild_complete: true },
        ])
      })
    }
    for (const client of clients) client.close()
    await vi.waitFor(async () => expect(await activeClients()).toBe(0), 10_000)
  })

  it('costs a few bytes while nothing changes, and a few hundred for a set of figures (N13, R3, D10)', async () => {
    const episodes = await open('/api/episodes/stream')
    const stats = await open('/sse/stats')
    await vi.waitFor(() => {
      expect(lines(episodes, ':').length).toBeGreaterThan(5)
      expect(stats.data().length).toBeGreaterThan(3)
    }, 10_000)
    expect(episodes.data()).toEqual([])
    // The first comment is padding for proxies that hold small answers back.
    for (const comment of lines(episodes, ':').slice(1)) expect(comment.length).toBeLessThan(200)
    for (const figures of stats.data()) expect(figures.length).toBeLessThan(400)
  })

  it('leaves nothing behind of clients that come and go (R7, R13, C18)', async () => {
    const paths = ['/realtime/omset-kasir', '/api/events/stream', '/api/episodes/stream', '/sse/stats']
    const visit = async (): Promise<void> => {
      const visitors = await Promise.all(paths.map((path) => open(path)))
      await vi.waitFor(() => expect(visitors.every((visitor) => visitor.text() !== '')).toBe(true))
      for (const visitor of visitors) visitor.close()
    }
    const held = (): number =>
      process.getActiveResourcesInfo().filter((name) => /Timeout|TCP|Socket/.test(name)).length
    await visit()
    await vi.waitFor(async () => expect(await activeClients()).toBe(0), 10_000)
    const before = held()
    for (let round = 0; round < 50; round += 1) await visit()
    await vi.waitFor(() => expect(held()).toBeLessThanOrEqual(before + paths.length), {
      timeout: 20_000,
      interval: 100,
    })
    expect(await activeClients()).toBe(0)
  })
})
