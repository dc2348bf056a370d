import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comic } from '../../../src/engine/profiles/comic.ts'
import { episodes } from '../../../src/engine/profiles/episodes.ts'
import { optik } from '../../../src/engine/profiles/optik.ts'
import { stats } from '../../../src/engine/profiles/stats.ts'
import type { Profile } from '../../../src/engine/profiles/types.ts'
import type { Fact } from '../../../src/shared/domain/event.ts'
import { saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream, type TestStream } from '../../helpers/hub-stream.ts'

/**
 * The hub stands in for the four systems, and the console's own profiles read what it says: every message is understood,
 * and the figures are those that were put in. One side alone could be wrong about the wire without anybody noticing.
 */
const folder = temporaryFolder()
const streams: TestStream[] = []
let shop: TestHub
let cashier: string

const everyMs = 60
const shapes = ['seed', 'live'] as const

beforeAll(async () => {
  shop = await startTestHub(folder.dir, {
    limits: {
      sweepMs: 20,
      dialects: {
        omsetMs: everyMs,
        dashboardMs: everyMs,
        stockMs: everyMs,
        notificationsMs: everyMs,
        episodesCheckMs: everyMs,
        episodesLiveCheckMs: everyMs,
        statsMs: everyMs,
      },
    },
  })
  cashier = await shop.token('cashier', 'utama')
})
afterAll(async () => {
  for (const stream of streams) stream.close()
  await shop.stop()
  folder.remove()
})

const context = { source: 'hub', stream: 'stream', currency: 'IDR', firstOfConnection: false }

/** What the console understands of a stream so far. */
function factsOf(profile: Profile, stream: TestStream): readonly Fact[] {
  return stream.events.flatMap(({ type = 'message', data, id = '' }) => {
    const message = {
      type,
      data,
      lastEventId: id,
      hasId: id !== '',
      transport: 'sse',
      receivedAt: Date.now(),
      connection: 1,
    } as const
    return profile.parse(message, context).flatMap(({ facts }) => facts)
  })
}
function ofKind<K extends Fact['kind']>(
  facts: readonly Fact[],
  kind: K,
): readonly Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind)
}
async function opened(path: string, token = shop.admin): Promise<TestStream> {
  const stream = openStream(shop.hub.url, token, { path })
  streams.push(stream)
  await expect.poll(() => stream.raw()).toContain('retry:')
  return stream
}
function put(path: string, body: unknown) {
  return shop.ask('PUT', path, { body })
}

describe.each(shapes)('Optik as the hub serves it, in the %s shape', (shape) => {
  const code = (id: string) => `${shape}-${id}`

  it('tells the stock that was put in, of every type (O5, O10, O11, O21)', async () => {
    const stream = await opened(`/realtime/stock-updates?shape=${shape}`)
    const wanted = [
      ['frame', code('1'), 3],
      ['lensa', code('1'), 8],
      ['aksesoris', '77', 0],
    ] as const
    for (const [productType, productId, stock] of wanted) {
      const product = {
        productType,
        productId,
        name: 'Barang',
        code: 'K-1',
        branchId: 'utama',
        stock,
        unitPrice: 100,
      }
      await shop.post('/v1/products', product)
    }
    const items = () => ofKind(factsOf(optik, stream), 'stock').flatMap((fact) => fact.items)
    for (const [productType, productId, stock] of wanted) {
      await expect.poll(items).toContainEqual(
        expect.objectContaining({
          productType,
          productId,
          stock,
          code: 'K-1',
          branch: 'utama',
          branchName: 'Cabang Utama',
        }),
      )
    }
    expect(ofKind(factsOf(optik, stream), 'unknown')).toEqual([])
  })

  it("tells the day's revenue and its transactions to the cashier and to the admin (O2, O31)", async () => {
    const [omset, dashboard] = await Promise.all([
      opened(`/realtime/omset-kasir?shape=${shape}`, cashier),
      opened(`/realtime/dashboard?shape=${shape}`),
    ])
    await shop.post('/v1/products', {
      productType: 'frame',
      productId: '1',
      name: 'F',
      code: 'F1',
      branchId: 'utama',
      stock: 99,
      unitPrice: 1,
    })
    const { body: sold } = await shop.post(
      '/v1/sales',
      saleOf('1', 2, { payer: 'bpjs', patientName: 'Siti' }),
    )
    await shop.post('/v1/sales', saleOf('1', 1))
    const { body } = await shop.ask('GET', '/v1/snapshot?topics=revenue&branch=utama')
    const [{ total, bpjs, umum, transactions }] = body.revenue as [Readonly<Record<string, number>>]
    const lastRevenue = (stream: TestStream) => ofKind(factsOf(optik, stream), 'revenue').at(-1)?.revenue
    await expect.poll(() => lastRevenue(omset)).toMatchObject({ total, bpjs, umum, transactions })
    await expect.poll(() => lastRevenue(dashboard)).toMatchObject({ total, transactions, dayStatus: 'open' })
    const rows = ofKind(factsOf(optik, omset), 'transactions').at(-1)?.transactions ?? []
    expect(rows).toContainEqual(
      expect.objectContaining({ number: sold.number, amount: 200_000, payer: 'bpjs', patientName: 'Siti' }),
    )
    const cashiers = ofKind(factsOf(optik, dashboard), 'cashiers').at(-1)?.cashiers ?? []
    expect(cashiers.reduce((sum, row) => sum + row.total, 0)).toBe(total)
    expect(
      [...factsOf(optik, omset), ...factsOf(optik, dashboard)].filter(({ kind }) => kind === 'unknown'),
    ).toEqual([])
  })

  it('tells of a sale and of a ready order (O3)', async () => {
    const stream = await opened(`/realtime/notifications?shape=${shape}`)
    const { body: sold } = await shop.post('/v1/sales', saleOf('1', 3))
    await shop.post('/v1/orders', { orderId: code('order'), branchId: 'utama', patientName: 'Wati' })
    await shop.post(`/v1/orders/${code('order')}/ready`, {})
    await expect
      .poll(() => ofKind(factsOf(optik, stream), 'order'))
      .toContainEqual({
        kind: 'order',
        order: expect.objectContaining({
          orderId: code('order'),
          patientName: 'Wati',
          status: 'ready',
        }) as object,
      })
    const rows = ofKind(factsOf(optik, stream), 'transactions').flatMap(({ transactions }) => transactions)
    expect(rows).toContainEqual(expect.objectContaining({ number: sold.number, amount: 300_000 }))
    expect(ofKind(factsOf(optik, stream), 'unknown')).toEqual([])
  })
})

describe.each(shapes)('ComicMaintainer as the hub serves it, in the %s shape', (shape) => {
  it('tells jobs, files, the watcher and the cache (C4, C6, C7, C8)', async () => {
    const stream = await opened(`/api/events/stream?shape=${shape}`)
    const jobId = `job-${shape}`
    await shop.post('/v1/jobs', { jobId, total: 8 })
    await shop.ask('PATCH', `/v1/jobs/${jobId}`, { body: { current: 8, errors: 1, status: 'completed' } })
    await shop.post('/v1/files/processed', { filepath: `/w/${shape}.cbz`, success: false, error: 'rusak' })
    await shop.post('/v1/cache/rebuild', {})
    await put('/v1/watcher', { running: shape === 'seed', enabled: true })
    await expect
      .poll(() => ofKind(factsOf(comic, stream), 'watcher').at(-1)?.watcher)
      .toMatchObject({ running: shape === 'seed', enabled: true })
    const facts = factsOf(comic, stream)
    expect(ofKind(facts, 'job').at(-1)?.job).toMatchObject({
      jobId,
      status: 'completed',
      current: 8,
      total: 8,
      percent: 100,
    })
    expect(ofKind(facts, 'file').at(-1)?.file).toMatchObject({
      path: `/w/${shape}.cbz`,
      success: false,
      error: 'rusak',
    })
    // The live code has no event for the cache any more (part F).
    const states = ofKind(facts, 'cache').map(({ cache }) => cache.state)
    if (shape === 'seed') expect(states.slice(-2)).toEqual(['rebuilding', 'ready'])
    else expect(states).toEqual([])
    expect(ofKind(facts, 'unknown')).toEqual([])
  })
})

describe.each(shapes)('nipnime as the hub serves it, in the %s shape', (shape) => {
  it('says that the list changed, and the list says what it holds (N5, N6)', async () => {
    const stream = await opened(`/api/episodes/stream?shape=${shape}`)
    const title = `Samudra <${shape}> & "Awan"`
    const anime = await shop.post('/v1/anime', { title })
    const made = await shop.post('/v1/episodes', {
      animeId: anime.body.id,
      number: 12.5,
      title: 'Pulang',
      poster: 'https://p.example/1.jpg?a=1&b=2',
      adult: true,
    })
    await expect.poll(() => factsOf(episodes, stream)).toEqual([{ kind: 'episodes-changed' }])
    const [latest] = episodes.lookups ?? []
    if (latest === undefined) throw new Error('the profile fetches no list')
    for (const accept of [latest.accept, 'text/html']) {
      const { text, headers } = await shop.ask('GET', `${latest.path}?shape=${shape}`, {
        headers: { accept },
      })
      const answer = {
        body: text,
        contentType: (headers.get('content-type') ?? '').split(';')[0] ?? '',
        url: shop.hub.url + latest.path,
        receivedAt: Date.now(),
        replay: false,
      }
      const [list] = ofKind(
        latest.parse(answer, context).flatMap(({ facts }) => facts),
        'episodes',
      )
      expect(list?.episodes[0]).toMatchObject({
        episodeId: made.body.id,
        animeTitle: title,
        title: 'Pulang',
        number: '12.5',
        poster: 'https://p.example/1.jpg?a=1&b=2',
        adult: true,
        isNew: true,
        publishedAt: expect.any(Number) as number,
      })
    }
  })
})

describe.each(shapes)('the stats dashboard as the hub serves it, in the %s shape', (shape) => {
  it('tells figures, notifications and log lines (D2, D4, D8)', async () => {
    const stream = await opened(`/sse/stats?shape=${shape}`)
    const figures = { users: 4, requests: { total: 5, tracking: 2 }, episodes_tracked: 6 }
    await put('/v1/stats', { ...figures, notifications: { sent: 1, pending: 3 } })
    await shop.post('/v1/notifications', { title: 'Impor', body: shape, severity: 'warning' })
    await shop.post('/v1/logs', { level: 'error', message: `gagal ${shape}` })
    // A notification that was made counts as pending.
    await expect
      .poll(() => ofKind(factsOf(stats, stream), 'stats').at(-1)?.stats)
      .toMatchObject({
        users: 4,
        requestsTotal: 5,
        requestsTracking: 2,
        episodesTracked: 6,
        notificationsSent: 1,
        notificationsPending: 4,
        ts: expect.any(Number) as number,
      })
    const facts = factsOf(stats, stream)
    expect(ofKind(facts, 'notification').at(-1)?.notification).toMatchObject({
      title: 'Impor',
      body: shape,
      severity: 'warning',
    })
    expect(ofKind(facts, 'log').at(-1)?.line).toMatchObject({ level: 'error', message: `gagal ${shape}` })
    expect(ofKind(facts, 'unknown')).toEqual([])
  })
})
