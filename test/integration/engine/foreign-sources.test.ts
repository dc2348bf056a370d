import { afterEach, describe, expect, it, vi } from 'vitest'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { body, chunks, type Route, type SseServer, startSseServer } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const folder = temporaryFolder()
const hubFolder = temporaryFolder()
const servers: SseServer[] = []
let hub: TestHub | null = null
let engine: TestEngine | null = null

afterEach(async () => {
  await engine?.stop()
  await hub?.stop()
  for (const server of servers.splice(0)) await server.close()
  engine = null
  hub = null
  folder.remove()
  hubFolder.remove()
})

async function serve(routes: Readonly<Record<string, Route>>): Promise<SseServer> {
  const server = await startSseServer(routes)
  servers.push(server)
  return server
}

function start(): TestEngine {
  engine = startTestEngine({ dataDir: folder.dir })
  return engine
}

const figures =
  'data: {"users":42,"requests":{"total":120},"episodes_tracked":3,"timestamp":1704103200.5}\n\n'
const stock = 'data: {"updates":[{"type":"stock","product_type":"Frame","product_id":1,"new_stock":7}]}\n\n'

describe('auto', () => {
  it('finds each of the six kinds of server by its address alone (C9, D1, N5, O1)', async () => {
    hub = await startTestHub(hubFolder.dir)
    const addresses = {
      pantau: hub.hub.url,
      optik: (await serve({ '/realtime/dashboard': chunks(), '/realtime/stock-updates': chunks(stock) })).url,
      comic: (await serve({ '/api/events/stream': chunks('data: {"type": "heartbeat"}\n\n') })).url,
      episodes: (await serve({ '/api/episodes/stream': chunks(': heartbeat\n\n') })).url,
      stats: (await serve({ '/app/sse/stats': chunks(figures) })).url,
      generic: (await serve({ '/feed': chunks('event: tick\ndata: {"n":1}\n\n') })).url,
    }
    const running = start()
    for (const [id, url] of Object.entries(addresses)) {
      const path = id === 'stats' ? '/app' : id === 'generic' ? '/feed' : ''
      const auth = { type: id === 'pantau' ? 'bearer' : 'none' }
      const source = { id, name: id, url: `${url}${path}`, auth }
      const secret = id === 'pantau' ? { secret: hub.admin } : {}
      expect(await running.ask('source.add', { source, ...secret })).toMatchObject({ ok: true })
    }
    const expected = {
      pantau: 'events',
      optik: 'stock',
      comic: 'events',
      episodes: 'stream',
      stats: 'stats',
      generic: 'stream',
    }
    await vi.waitFor(
      async () => {
        const views = await running.entries('sources')
        const found = Object.fromEntries(
          [...views.values()].map(({ id, streams }) => [id, streams.at(-1)?.name]),
        )
        expect(found).toEqual(expected)
        const paths = [...views.values()].flatMap(({ streams }) => streams.map(({ path }) => path))
        expect(paths).toContain('/api/events/stream')
        expect(paths).toContain('/api/episodes/stream')
      },
      { timeout: 30_000, interval: 200 },
    )
    await vi.waitFor(async () => {
      expect([...(await running.entries('stats')).values()]).toMatchObject([{ source: 'stats', users: 42 }])
      expect([...(await running.entries('stock')).values()]).toMatchObject([{ source: 'optik', stock: 7 }])
    }, 10_000)
  })

  it('takes a server that streams on every path for a stranger, and one that locks every path for a locked one', async () => {
    const everywhere: Route = chunks('data: {"n":1}\n\n')
    const paths = ['/realtime/dashboard', '/api/events/stream', '/pantau-asks-for-nothing', '/']
    const flood = await serve(Object.fromEntries(paths.map((path) => [path, everywhere])))
    const locked = await serve({})
    for (const path of ['/v1/health', ...paths])
      locked.route(path, (response) => response.writeHead(401).end())
    const running = start()
    await running.ask('source.add', { source: { id: 'flood', name: 'F', url: flood.url } })
    await running.ask('source.add', { source: { id: 'locked', name: 'L', url: locked.url } })
    await vi.waitFor(async () => {
      const views = await running.entries('sources')
      expect(views.get('flood')?.streams).toMatchObject([{ path: '' }])
      expect(views.get('locked')?.connection).toMatchObject({ state: 'needs-you', reason: 'unauthorized' })
    }, 10_000)
  })
})

describe('an admin dashboard', () => {
  it('fills six tiles, rows and lines, with zero for what is missing (D2, D3, D8, D9)', async () => {
    const server = await serve({
      '/sse/stats': chunks(
        figures,
        'event: notification\ndata: {"id":5,"title":"Baru","body":"isi"}\n\n',
        'event: notification\ndata: {"id":5,"title":"Baru","body":"isi"}\n\n',
        'event: log\ndata: {"level":"warn","message":"pelan"}\n\n',
        'event: strange\ndata: ?\n\n',
        'data: {"notifications":{"pending":3},"timestamp":"2024-01-01T10:00:10Z"}\n\n',
      ),
    })
    const running = start()
    await running.ask('source.add', { source: { id: 'admin', name: 'A', url: server.url, profile: 'stats' } })
    await vi.waitFor(async () => {
      expect([...(await running.entries('stats')).values()]).toMatchObject([
        { users: 0, requestsTotal: 0, notificationsSent: 0, notificationsPending: 3, ts: 1_704_103_210_000 },
      ])
    }, 10_000)
    expect([...(await running.entries('notifications')).values()]).toMatchObject([{ id: '5', title: 'Baru' }])
    expect([...(await running.entries('logs')).values()]).toMatchObject([
      { level: 'warning', message: 'pelan' },
    ])
    expect([...(await running.entries('feed')).values()].map(({ type }) => type)).toContain('strange')
  })
})

describe('polled notifications of Optik', () => {
  it('look back five minutes, and each of them is there and calls once (O3, F)', async () => {
    const sale = (id: number): object => ({
      type: 'new_transaction',
      title: 'Transaksi Baru',
      data: { transaction_id: id, no_transaksi: `PJ-${id}`, total: '225000.00' },
      // The row is touched again between two polls.
      timestamp: new Date().toISOString(),
    })
    const notifications = '/realtime/notifications'
    const shop = await serve({
      [notifications]: body('application/json', JSON.stringify([sale(1), sale(2)])),
    })
    const running = start()
    await running.ask('source.add', { source: { id: 'shop', name: 'S', url: shop.url, profile: 'optik' } })
    const calls = async () => (await running.entries('alerts')).size
    await vi.waitFor(async () => expect(await calls()).toBe(2), 10_000)
    shop.route(notifications, body('application/json', JSON.stringify([sale(1), sale(2), sale(3)])))
    for (let turn = 0; turn < 3; turn += 1) {
      const polls = shop.requests.filter(({ path }) => path === notifications).length
      await running.ask('source.reconnect', { id: 'shop' })
      await vi.waitFor(
        () =>
          expect(shop.requests.filter(({ path }) => path === notifications).length).toBeGreaterThan(polls),
        10_000,
      )
    }
    await vi.waitFor(async () => expect(await calls()).toBe(3), 10_000)
    expect((await running.entries('notifications')).size).toBe(3)
    expect((await running.entries('transactions')).size).toBe(3)
    await vi.waitFor(async () => {
      const [view] = (await running.entries('sources')).values()
      expect(view?.duplicates).toBeGreaterThan(0)
    }, 10_000)
  })
})

describe('any other stream', () => {
  it('is shown by its mapping, and what is mapped by nothing is in the feed (C9)', async () => {
    const server = await serve({
      '/feed': chunks(
        'id: 1\nevent: load\ndata: {"cpu":{"percent":"42.5"},"hosts":[{"name":"a","up":true},{"name":"b","up":false}]}\n\n',
        'event: other\ndata: {"cpu":{"percent":99}}\n\n',
        'data: {"type":"batch","done":3,"all":4}\n\n',
        'data: plain text\n\n',
      ),
    })
    const mapping = [
      { kind: 'tile', id: 'cpu', label: 'CPU', type: 'load', value: 'cpu.percent', unit: 'percent' },
      { kind: 'progress', id: 'batch', label: 'Batch', type: 'batch', value: 'done', total: 'all' },
      {
        kind: 'table',
        id: 'hosts',
        label: 'Hosts',
        type: 'load',
        rows: 'hosts',
        key: 'name',
        columns: [
          { label: 'Name', value: 'name' },
          { label: 'Up', value: 'up' },
        ],
      },
    ]
    const running = start()
    const source = { id: 'any', name: 'Any', url: `${server.url}/feed`, profile: 'generic', mapping }
    expect(await running.ask('source.add', { source })).toMatchObject({ ok: true })
    await vi.waitFor(async () => {
      const readings = [...(await running.entries('readings')).values()]
      const shown = Object.fromEntries(
        readings.map(({ entry, value, total, rows }) => [
          entry.id,
          entry.kind === 'table' ? rows.map(({ cells }) => cells) : [value, total],
        ]),
      )
      expect(shown).toMatchObject({ cpu: [42.5, null], batch: [3, 4] })
      expect(shown.hosts).toHaveLength(2)
    }, 10_000)
    await vi.waitFor(async () => {
      const types = [...(await running.entries('feed')).values()].map(({ type }) => type)
      expect(types).toEqual(['load', 'other', 'message', 'message'])
    }, 10_000)
  })
})

describe('the branches of a source', () => {
  it('filter what is shown, and not what is kept (O14)', async () => {
    const item = (id: number, branch: string): object => ({
      product_type: 'Frame',
      product_id: id,
      new_stock: 3,
      branch_name: branch,
    })
    const updates = [item(1, 'Utama'), item(2, 'Cabang Dua'), item(3, '-')]
    const shop = await serve({
      '/realtime/stock-updates': chunks(`data: ${JSON.stringify({ updates })}\n\n`),
    })
    const running = start()
    const source = { id: 'shop', name: 'S', url: shop.url, profile: 'optik', branches: ['utama'] }
    await running.ask('source.add', { source })
    await vi.waitFor(async () => {
      const items = [...(await running.entries('stock')).values()]
      expect(items.map(({ productId }) => productId).sort()).toEqual(['1', '3'])
    }, 10_000)
    const [row] = (await running.entries('feed')).values()
    expect(row?.data).toContain('Cabang Dua')
  })
})
