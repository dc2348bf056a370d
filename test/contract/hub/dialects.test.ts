import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/shared/hub/commands.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream, type TestStream } from '../../helpers/hub-stream.ts'

const folder = temporaryFolder()
const streams: TestStream[] = []
let shop: TestHub
let cashier: string

const fast = {
  omsetMs: 60,
  dashboardMs: 60,
  stockMs: 60,
  notificationsMs: 60,
  episodesCheckMs: 60,
  episodesLiveCheckMs: 60,
  statsMs: 60,
  heartbeatMs: 300,
  episodesHeartbeatMs: 200,
  statsHeartbeatMs: 300,
}

beforeAll(async () => {
  shop = await startTestHub(folder.dir, { limits: { sweepMs: 20, dialects: fast } })
  await shop.post('/v1/branches', { id: 'dua', name: 'Cabang 2' })
  for (const branch of ['utama', 'dua']) await shop.post('/v1/products', frameProduct('1', 1000, branch))
  cashier = await shop.token('cashier', 'utama')
})
afterAll(async () => {
  for (const stream of streams) stream.close()
  await shop.stop()
  folder.remove()
})

function open(path: string, token: string | null = shop.admin, lastEventId?: string): TestStream {
  const stream = openStream(shop.hub.url, token, {
    path,
    ...(lastEventId === undefined ? {} : { lastEventId }),
  })
  streams.push(stream)
  return stream
}
/** A stream whose place in the log is known, so that what happens next is told by it. */
async function opened(path: string, token?: string | null, lastEventId?: string): Promise<TestStream> {
  const stream = open(path, token, lastEventId)
  await expect.poll(() => stream.raw()).toContain('retry: 5000')
  return stream
}
/** Data of a stream's messages, loosely typed: tests assert its shape. */
function said(stream: TestStream): readonly Readonly<Record<string, unknown>>[] {
  return stream.events.map(({ data }) => JSON.parse(data) as Readonly<Record<string, unknown>>)
}
function last(stream: TestStream): Readonly<Record<string, unknown>> {
  return said(stream).at(-1) ?? {}
}
function ofType(stream: TestStream, type: string) {
  return said(stream).filter((value) => value.type === type)
}
async function ask(path: string, accept: string, token = shop.admin) {
  return shop.ask('GET', path, { token, headers: { accept } })
}

const paths = [
  '/realtime/dashboard',
  '/realtime/omset-kasir',
  '/realtime/notifications',
  '/realtime/stock-updates',
  '/api/events/stream',
  '/api/episodes/stream',
  '/sse/stats',
] as const

const documents = ['/api/events/stats', '/api/cache/stats', '/api/episodes/latest'] as const

describe('every stream of the source systems', () => {
  it.each(paths)(
    '%s is an event stream that no proxy holds back, and asks for 5 s (O22, C18, D11)',
    async (path) => {
      const stream = await opened(path)
      expect(stream.headers()).toMatchObject({
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      expect(stream.raw().indexOf('\n\n')).toBeGreaterThan(2000)
    },
  )

  it.each(paths)('%s is never silent: comments come (S7, N10, C1, D11)', async (path) => {
    const stream = await opened(path)
    await expect.poll(() => stream.raw().split(': heartbeat').length).toBeGreaterThan(2)
  })

  it.each(paths)('%s wants a token and refuses another shape (O15)', async (path) => {
    expect((await shop.ask('GET', path, { token: null })).status).toBe(401)
    expect((await shop.ask('GET', `${path}?shape=old`)).body).toMatchObject({ code: 'malformed' })
    expect((await shop.ask('GET', `${path}?token=x`)).body).toMatchObject({ code: 'token_in_url' })
    expect((await shop.ask('POST', path, { body: {} })).status).toBe(405)
  })

  it('takes a cookie session, as EventSource pages have', async () => {
    const begun = await shop.ask('POST', '/v1/session')
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const stream = openStream(shop.hub.url, null, { path: '/sse/stats', headers: { cookie } })
    streams.push(stream)
    await expect.poll(() => stream.events.length).toBeGreaterThan(0)
  })

  it('ends at once when its token is revoked (fault 31)', async () => {
    const made = await shop.ask('POST', '/v1/tokens', { body: { role: 'admin', label: 'short' } })
    const stream = await opened('/sse/stats', String(made.body.token))
    await shop.ask('DELETE', `/v1/tokens/${String(made.body.id)}`)
    await stream.ended
  })

  it('and document is described, and no other: a new one needs its line among the roles here (O14)', async () => {
    const { body } = await shop.ask('GET', '/openapi.json')
    const described = Object.keys(body.paths as object).filter((path) => !/^\/(v1|openapi)/.test(path))
    expect(described.sort()).toEqual([...paths, ...documents].sort())
  })

  it('of comics, episodes and figures is for every role, their documents too, and for nobody without a token (O14)', async () => {
    const tokens = [shop.admin, await shop.token('admin'), cashier, await shop.token('passet')]
    const open = [...documents, ...paths.filter((path) => !path.startsWith('/realtime/'))]
    for (const path of open) {
      for (const token of tokens) {
        const stream = openStream(shop.hub.url, token, { path })
        streams.push(stream)
        expect([path, await stream.status]).toEqual([path, 200])
      }
      expect((await shop.ask('GET', path, { token: null })).body.code, path).toBe('unauthorized')
    }
  })
})

describe('Optik Melati', () => {
  it('tells revenue again and again, and its new figures after a sale (O2, O31)', async () => {
    const [omset, dashboard] = await Promise.all([
      opened('/realtime/omset-kasir'),
      opened('/realtime/dashboard'),
    ])
    await expect.poll(() => omset.events.length).toBeGreaterThan(2)
    await shop.post('/v1/sales', saleOf('1', 2, { patientName: 'Siti', payer: 'bpjs' }))
    await expect.poll(() => last(omset)).toMatchObject({ omset_bpjs: 200_000 })
    const { omset_kasir: total, transaksi_terbaru: latest } = last(omset)
    expect(total).toBeGreaterThanOrEqual(200_000)
    expect((latest as readonly unknown[])[0]).toMatchObject({ nama_pasien: 'Siti', total: 200_000 })
    await expect
      .poll(() => last(dashboard))
      .toMatchObject({ omset_kasir: total, total_omset_hari_ini: total })
  })

  it('tells changed stock once, each item with its branch, and then is silent (O5, O10, O12, O30)', async () => {
    const stream = await opened('/realtime/stock-updates')
    await shop.post('/v1/products', frameProduct('40', 12))
    await shop.post('/v1/sales', saleOf('40', 8))
    const stocks = () =>
      said(stream).flatMap(({ updates }) => updates as readonly { product_id: number; new_stock: number }[])
    await expect
      .poll(() => stocks().at(-1))
      .toMatchObject({ product_id: 40, new_stock: 4, alert_level: 'low' })
    const count = stream.events.length
    await expect.poll(() => stream.raw().split(': heartbeat').length).toBeGreaterThan(2)
    expect(stream.events).toHaveLength(count)
  })

  it('goes on where the client was cut, with nothing missing (O4, O19)', async () => {
    const before = await opened('/realtime/stock-updates')
    await shop.post('/v1/products', frameProduct('41', 50))
    await expect.poll(() => before.events.length).toBeGreaterThan(0)
    const id = before.lastId()
    before.close()
    await shop.post('/v1/stock/adjustments', {
      branchId: 'utama',
      productType: 'frame',
      productId: '41',
      stock: 3,
      reason: 'count',
    })
    const after = await opened('/realtime/stock-updates', shop.admin, id ?? '')
    await expect
      .poll(() => said(after).flatMap(({ updates }) => updates as readonly unknown[]))
      .toEqual([expect.objectContaining({ product_id: 41, new_stock: 3 })])
  })

  it('tells the whole stock to a client whose place is gone, so that it is in step (O19)', async () => {
    const stream = await opened('/realtime/stock-updates', shop.admin, '00000000:7')
    await expect.poll(() => stream.events.length).toBeGreaterThan(0)
    const { body } = await shop.ask('GET', '/v1/snapshot?topics=stock')
    expect(said(stream)[0]).toMatchObject({ total_updates: (body.stock as readonly unknown[]).length })
  })

  it('tells admins of sales and everybody of the staff of ready orders, one object each (O3)', async () => {
    const [admin, staff] = await Promise.all([
      opened('/realtime/notifications'),
      opened('/realtime/notifications', cashier),
    ])
    await shop.post('/v1/sales', saleOf('1', 1))
    await shop.post('/v1/orders', { orderId: 'o-1', branchId: 'utama', patientName: 'Wati' })
    await shop.post('/v1/orders/o-1/ready', {})
    await expect.poll(() => ofType(admin, 'ready_for_pickup').length).toBe(1)
    expect(ofType(admin, 'new_transaction')).toHaveLength(1)
    await expect.poll(() => ofType(staff, 'ready_for_pickup').length).toBe(1)
    expect(ofType(staff, 'new_transaction')).toEqual([])
  })

  it('answers a poll with one document: notifications of the last five minutes, changes of the last (part F)', async () => {
    await shop.post('/v1/sales', saleOf('1', 1))
    const list = await ask('/realtime/notifications?shape=live', 'application/json')
    expect(list.headers.get('content-type')).toBe('application/json')
    expect(JSON.parse(list.text)).toContainEqual(expect.objectContaining({ type: 'new_transaction' }))
    const stock = await ask('/realtime/stock-updates?shape=live', 'application/json')
    expect(stock.body).toMatchObject({ summary: { lensas_updated: 0 } })
    expect((await ask('/realtime/omset-kasir', 'application/json')).body).toHaveProperty('omset_umum')
  })

  it('says [] in the live shape when nothing changed (part F)', async () => {
    const stream = await opened('/realtime/stock-updates?shape=live')
    await expect.poll(() => stream.events.some(({ data }) => data === '[]')).toBe(true)
  })

  it('lets each role into its own streams, with 403 for the rest (O14)', async () => {
    const expected: Readonly<Record<string, readonly Role[]>> = {
      '/realtime/dashboard': ['admin', 'cashier', 'passet'],
      '/realtime/omset-kasir': ['admin', 'cashier'],
      '/realtime/notifications': ['admin', 'cashier'],
      '/realtime/stock-updates': ['admin', 'cashier', 'passet'],
      '/realtime/omset-kasir?shape=live': ['cashier'],
    }
    const tokens = new Map<Role, string>([
      ['admin', await shop.token('admin')],
      ['cashier', cashier],
      ['passet', await shop.token('passet')],
    ])
    for (const [path, allowed] of Object.entries(expected)) {
      for (const [role, token] of tokens) {
        const { status, body } = await ask(path, 'application/json', token)
        expect([path, role, status]).toEqual([path, role, allowed.includes(role) ? 200 : 403])
        if (status === 403) expect(body).toMatchObject({ code: 'forbidden' })
      }
    }
  })

  it('shows a token its own branch and nobody another one than asked for (O14)', async () => {
    await shop.post('/v1/sales', saleOf('1', 5, { branchId: 'dua' }))
    const [own, dua, all] = await Promise.all([
      ask('/realtime/omset-kasir', 'application/json', cashier),
      ask('/realtime/omset-kasir?branch=dua', 'application/json'),
      ask('/realtime/omset-kasir', 'application/json'),
    ])
    expect(dua.body.omset_kasir).toBe(500_000)
    expect(Number(own.body.omset_kasir) + 500_000).toBe(all.body.omset_kasir)
    expect((await ask('/realtime/omset-kasir?branch=dua', 'application/json', cashier)).status).toBe(403)
    const stream = await opened('/realtime/stock-updates', cashier)
    await shop.post('/v1/products', frameProduct('90', 1, 'dua'))
    await shop.post('/v1/products', frameProduct('91', 1, 'utama'))
    await expect
      .poll(() => said(stream).flatMap(({ updates }) => updates as readonly unknown[]))
      .toEqual([expect.objectContaining({ product_id: 91 })])
  })
})

describe('ComicMaintainer', () => {
  it('tells events as they happen, unnamed, with its own heartbeat at once (C1, C4, C6, C7, C8, C9, C17)', async () => {
    const stream = await opened('/api/events/stream')
    expect(stream.raw()).toContain(': heartbeat')
    await shop.post('/v1/cache/rebuild', {})
    await shop.ask('PUT', '/v1/watcher', { body: { running: true, enabled: true } })
    await shop.post('/v1/files/processed', { filepath: '/w/a.cbz', success: true })
    await shop.post('/v1/jobs', { jobId: 'job-1', total: 4 })
    await shop.ask('PATCH', '/v1/jobs/job-1', { body: { current: 1 } })
    await shop.post('/v1/events', { topic: 'comic', type: 'custom_event', data: { key: 'value' } })
    await expect
      .poll(() => stream.events.map(({ data }) => (JSON.parse(data) as { type: string }).type))
      .toEqual([
        'cache_updated',
        'cache_updated',
        'watcher_status',
        'file_processed',
        'job_updated',
        'job_updated',
        'custom_event',
      ])
    expect(stream.events.every(({ type }) => type === undefined)).toBe(true)
    expect(ofType(stream, 'cache_updated').map(({ data }) => data)).toEqual([
      expect.objectContaining({ rebuild_complete: false }),
      expect.objectContaining({ rebuild_complete: true }),
    ])
    expect(ofType(stream, 'job_updated').at(-1)?.data).toEqual({
      job_id: 'job-1',
      status: 'running',
      progress: { current: 1, total: 4, percent: 25 },
    })
    expect(last(stream)).toMatchObject({ data: { key: 'value' }, timestamp: expect.any(Number) as number })
  })

  it('tells the last event of each type on connect, and of each job (C2)', async () => {
    await shop.post('/v1/jobs', { jobId: 'job-2', total: 9 })
    await shop.post('/v1/jobs', { jobId: 'job-3', total: 9 })
    await shop.post('/v1/events', { topic: 'comic', type: 'other_event', data: 1 })
    await shop.post('/v1/events', { topic: 'comic', type: 'other_event', data: 2 })
    const stream = await opened('/api/events/stream')
    await expect
      .poll(() => ofType(stream, 'job_updated').map(({ data }) => (data as { job_id: string }).job_id))
      .toEqual(expect.arrayContaining(['job-2', 'job-3']))
    expect(ofType(stream, 'other_event').map(({ data }) => data)).toEqual([2])
  })

  it('tells a client that comes back only what it missed, all of it (C11)', async () => {
    const before = await opened('/api/events/stream')
    await shop.post('/v1/files/processed', { filepath: '/w/1.cbz', success: true })
    await expect.poll(() => said(before).at(-1)?.data).toMatchObject({ filename: '1.cbz' })
    const id = before.lastId() ?? ''
    before.close()
    for (const name of ['2', '3', '4']) {
      await shop.post('/v1/files/processed', { filepath: `/w/${name}.cbz`, success: true })
    }
    const after = await opened('/api/events/stream', shop.admin, id)
    await expect
      .poll(() => said(after).map(({ data }) => (data as { filename: string }).filename))
      .toEqual(['2.cbz', '3.cbz', '4.cbz'])
  })

  it('counts its clients and its events (C12)', async () => {
    const stats = async () => (await shop.ask('GET', '/api/events/stats')).body
    const before = await stats()
    const stream = await opened('/api/events/stream')
    await shop.ask('PUT', '/v1/watcher', { body: { running: false, enabled: true } })
    await expect.poll(stats).toEqual({
      active_clients: Number(before.active_clients) + 1,
      total_events_broadcast: Number(before.total_events_broadcast) + 1,
    })
    stream.close()
    await expect.poll(async () => (await stats()).active_clients).toBe(before.active_clients)
    expect((await shop.ask('GET', '/api/cache/stats')).body).toMatchObject({
      rebuild_complete: true,
      events: { total_events_broadcast: expect.any(Number) as number },
    })
  })
})

describe('nipnime', () => {
  async function anime(title: string): Promise<string> {
    return String((await shop.post('/v1/anime', { title })).body.id)
  }
  async function episode(animeId: string, number: number, more: object = {}): Promise<string> {
    const { body } = await shop.post('/v1/episodes', { animeId, number, title: `Bagian ${number}`, ...more })
    return String(body.id)
  }

  it('says episodes_updated for each of the six triggers, and for an anime alone not (N1, N2, N4)', async () => {
    const id = await anime('Enam')
    const stream = await opened('/api/episodes/stream')
    let told = 0
    const expectOneMore = async (change: () => Promise<unknown>) => {
      await change()
      told += 1
      await expect
        .poll(() => stream.events.filter(({ type }) => type === 'episodes_updated').length)
        .toBe(told)
    }
    await anime('Tanpa episode')
    let episodeId = ''
    let server = ''
    await expectOneMore(async () => (episodeId = await episode(id, 1)))
    await expectOneMore(() =>
      shop.ask('PUT', `/v1/episodes/${episodeId}`, { body: { animeId: id, number: 1, title: 'Lain' } }),
    )
    await expectOneMore(async () => {
      const { body } = await shop.post('/v1/video-servers', {
        episodeId,
        name: 'A',
        url: 'https://a.example/1',
      })
      server = String(body.id)
    })
    await expectOneMore(() =>
      shop.ask('PUT', `/v1/video-servers/${server}`, {
        body: { episodeId, name: 'A', url: 'https://a.example/2' },
      }),
    )
    await expectOneMore(() => shop.ask('DELETE', `/v1/video-servers/${server}`))
    await expectOneMore(() => shop.ask('DELETE', `/v1/episodes/${episodeId}`))
    expect(JSON.parse(stream.events[0]?.data ?? '')).toMatchObject({ type: 'episodes_updated' })
  })

  it('reaches every browser, in the shape that it asked for (N9, part F)', async () => {
    const id = await anime('Tiga')
    const all = await Promise.all([
      opened('/api/episodes/stream'),
      opened('/api/episodes/stream'),
      opened('/api/episodes/stream?shape=live'),
    ])
    await episode(id, 1)
    await expect
      .poll(() => all.map(({ events }) => events.map(({ type }) => type ?? 'unnamed')))
      .toEqual([['episodes_updated'], ['episodes_updated'], ['unnamed']])
  })

  it('never tells of what is hidden, neither in the stream nor in the cards (R6)', async () => {
    const id = await anime('Rahasia')
    const stream = await opened('/api/episodes/stream')
    const hidden = await episode(id, 1, { visible: false })
    const heartbeats = stream.raw().split(': heartbeat').length
    await expect.poll(() => stream.raw().split(': heartbeat').length).toBeGreaterThan(heartbeats + 1)
    expect(stream.events).toEqual([])
    expect((await ask('/api/episodes/latest', 'application/json')).text).not.toContain(hidden)
  })

  it('tells a client that comes back whether the list changed meanwhile (N15)', async () => {
    const id = await anime('Kembali')
    const first = await opened('/api/episodes/stream')
    const at = first.lastId() ?? ''
    first.close()
    const same = await opened('/api/episodes/stream', shop.admin, at)
    await episode(id, 1)
    await expect.poll(() => same.events.length).toBe(1)
    const changed = await opened('/api/episodes/stream', shop.admin, at)
    await expect.poll(() => changed.events.length).toBe(1)
  })

  it('gives cards as a page or as JSON, and 304 for what the client has (N6)', async () => {
    const id = await anime('Kartu')
    const newest = await episode(id, 7, { poster: 'https://p.example/1.jpg', adult: true })
    const page = await ask('/api/episodes/latest', '*/*')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.text).toContain(`data-episode-id="${newest}"`)
    expect(page.text).toContain('loading="lazy"')
    const document = await ask('/api/episodes/latest', 'application/json')
    expect(document.body).toMatchObject({ html: page.text, timestamp: expect.any(String) as string })
    expect((document.body.episode_ids as readonly string[])[0]).toBe(newest)
    const etag = page.headers.get('etag') ?? ''
    const again = await shop.ask('GET', '/api/episodes/latest', { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
  })
})

describe('the stats dashboard', () => {
  it('tells six figures again and again, unnamed, and shows a pending count fall (D1, D2, D9, D12)', async () => {
    const stream = await opened('/sse/stats')
    await shop.ask('PUT', '/v1/stats', { body: { users: 7, notifications: { sent: 1, pending: 9 } } })
    await expect.poll(() => last(stream)).toMatchObject({ users: 7, notifications: { sent: 1, pending: 9 } })
    await shop.ask('PUT', '/v1/stats', { body: { notifications: { sent: 10, pending: 0 } } })
    await expect
      .poll(() => last(stream))
      .toMatchObject({
        users: 7,
        requests: { total: 0, tracking: 0 },
        notifications: { sent: 10, pending: 0 },
        timestamp: expect.any(String) as string,
      })
    expect(stream.events.every(({ type }) => type === undefined)).toBe(true)
  })

  it('tells notifications and log lines by name, at once (D8)', async () => {
    const stream = await opened('/sse/stats')
    await shop.post('/v1/notifications', { title: 'Impor', body: 'selesai', severity: 'warning' })
    await shop.post('/v1/logs', { level: 'error', message: 'gagal', context: { id: 3 } })
    await expect
      .poll(() => stream.events.filter(({ type }) => type !== undefined).map(({ type }) => type))
      .toEqual(['notification', 'log'])
    const [notification, line] = stream.events.filter(({ type }) => type !== undefined)
    expect(JSON.parse(notification?.data ?? '')).toMatchObject({
      title: 'Impor',
      body: 'selesai',
      severity: 'warning',
    })
    expect(JSON.parse(line?.data ?? '')).toMatchObject({
      level: 'error',
      message: 'gagal',
      context: { id: 3 },
    })
  })
})

describe('what belongs to a branch', () => {
  it('stays in it: log lines, notifications and custom events, also of before (O14, D8, C9)', async () => {
    const other = await shop.token('admin', 'dua')
    const tell = async (token: string, text: string) => {
      await shop.ask('POST', '/v1/logs', { token, body: { level: 'info', message: text } })
      await shop.ask('POST', '/v1/notifications', { token, body: { title: text, body: '' } })
      const body = { topic: 'comic', type: 'branch_event', data: text }
      await shop.ask('POST', '/v1/events', { token, body })
    }
    const open = (token: string) =>
      Promise.all([opened('/sse/stats', token), opened('/api/events/stream', token)])
    const [stats, comic] = await open(cashier)
    const [allStats, allComic] = await open(shop.admin)
    await tell(other, 'only for dua')
    await tell(shop.admin, 'for everybody')
    for (const stream of [stats, comic, allStats, allComic]) {
      await expect.poll(() => stream.raw()).toContain('for everybody')
    }
    for (const stream of [stats, comic]) expect(stream.raw()).not.toContain('only for dua')
    for (const stream of [allStats, allComic]) expect(stream.raw()).toContain('only for dua')

    await tell(other, 'dua once more')
    const [, later] = await open(cashier)
    await expect.poll(() => ofType(later, 'branch_event').map(({ data }) => data)).toEqual(['for everybody'])
    const own = await opened('/api/events/stream?branch=dua', other)
    await expect.poll(() => ofType(own, 'branch_event').map(({ data }) => data)).toEqual(['dua once more'])
    for (const path of ['/sse/stats', '/api/events/stream']) {
      expect((await ask(`${path}?branch=dua`, '*/*', cashier)).status).toBe(403)
    }
  })
})
