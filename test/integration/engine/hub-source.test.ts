import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportJournal } from '../../../src/engine/journal/export.ts'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const stockOf = async (engine: TestEngine, id: string) =>
  (await engine.entries('stock')).get(`hub/frame/${id}/utama`)?.stock
const isLive = (engine: TestEngine) =>
  vi.waitFor(() => expect(engine.engine.status().sources[0]?.state).toBe('live'), 10_000)

/** Positions of the export, to see what is missing, doubled or out of order. */
function exported(dataDir: string): readonly string[] {
  const text = [...exportJournal({ dataDir, nativeBinding: null, format: 'ndjson' })].join('')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => String((JSON.parse(line) as { readonly position: string }).position))
}

describe('the embedded hub as a source', () => {
  const hubFolder = temporaryFolder()
  const folder = temporaryFolder()
  let hub: TestHub
  let engine: TestEngine | null = null
  const endpoint = () => ({ url: hub.hub.url, token: hub.admin })

  beforeEach(async () => {
    hub = await startTestHub(hubFolder.dir)
  })
  afterEach(async () => {
    await engine?.stop()
    engine = null
    await hub.stop()
    folder.remove()
    hubFolder.remove()
  })

  it('shows what was there before it came (snapshot), then what happens (stream), each event once', async () => {
    await hub.post('/v1/products', frameProduct('1', 20))
    await hub.post('/v1/products', frameProduct('2', 3))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const running = engine
    await vi.waitFor(async () => expect(await stockOf(running, '1')).toBe(20), 10_000)
    // A snapshot calls nobody, though item 2 is low.
    expect(running.called).toEqual([])
    const answer = await running.ask('sale.register', { sale: saleOf('1', 8) })
    expect(answer).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect(await stockOf(running, '1')).toBe(12), 10_000)
    await vi.waitFor(async () => expect((await running.entries('transactions')).size).toBe(1), 10_000)
    await running.ask('sale.register', { sale: saleOf('1', 8) })
    await vi.waitFor(() => expect(running.called.map(({ kind }) => kind)).toEqual(['stock-low']), 10_000)
    const alerts = await running.entries('alerts')
    expect(alerts.get('stock:hub/frame/1/utama')).toMatchObject({
      severity: 'critical',
      state: 'open',
      raises: 1,
      params: { name: 'Frame 1', stock: 4 },
    })
    await hub.post('/v1/stock/adjustments', {
      branchId: 'utama',
      productType: 'frame',
      productId: '1',
      stock: 50,
      reason: 'restock',
    })
    await vi.waitFor(async () => {
      const { state, raises } = (await running.entries('alerts')).get('stock:hub/frame/1/utama') ?? {}
      expect([state, raises]).toEqual(['resolved', 1])
    }, 10_000)
    const positions = exported(folder.dir)
    expect(new Set(positions).size).toBe(positions.length)
  })

  it('rests at the live toggle while sales go on, keeps that over a restart, and catches up', async () => {
    await hub.post('/v1/products', frameProduct('1', 50))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    await isLive(engine)
    expect(await engine.ask('source.setLive', { id: 'hub', live: false })).toMatchObject({ ok: true })
    expect(engine.engine.status().sources[0]?.state).toBe('off')
    expect(await engine.ask('sale.register', { sale: saleOf('1', 8) })).toMatchObject({ ok: true })
    await engine.stop()
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    expect(engine.engine.status().sources[0]?.state).toBe('off')
    await engine.ask('source.setLive', { id: 'hub', live: true })
    const again = engine
    await vi.waitFor(async () => expect(await stockOf(again, '1')).toBe(42), 10_000)
  })

  it('goes on behind the last stored event after a restart, misses nothing and calls nobody again', async () => {
    await hub.post('/v1/products', frameProduct('1', 8))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const first = engine
    await vi.waitFor(async () => expect(await stockOf(first, '1')).toBe(8), 10_000)
    await hub.post('/v1/sales', saleOf('1', 4))
    await vi.waitFor(() => expect(first.called).toHaveLength(1), 10_000)
    await first.stop()
    for (let index = 0; index < 50; index += 1) await hub.post('/v1/products', frameProduct(`n${index}`, 30))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const second = engine
    // From the journal, before the hub has said a word.
    expect(await stockOf(second, '1')).toBe(4)
    await vi.waitFor(async () => expect(await stockOf(second, 'n49')).toBe(30), 10_000)
    expect(second.called).toEqual([])
    const seqs = exported(folder.dir).map((position) => Number(position.split(':')[1]))
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect(new Set(seqs).size).toBe(seqs.length)
    expect((seqs.at(-1) ?? 0) - (seqs[0] ?? 0)).toBe(seqs.length - 1)
  })

  // Would catch a console that shows the stock of "Cabang Dua", but none of its sales, since these say "dua".
  it('shows the branch that was chosen by its name, after a restart from the first event on (O14)', async () => {
    await hub.post('/v1/branches', { id: 'dua', name: 'Cabang Dua' })
    for (const branch of ['utama', 'dua']) await hub.post('/v1/products', frameProduct('1', 50, branch))
    const secrets = new Map([['shop', hub.admin]])
    const first = startTestEngine({ dataDir: folder.dir, secrets })
    engine = first
    const auth = { type: 'bearer' }
    const source = {
      id: 'shop',
      name: 'S',
      url: hub.hub.url,
      profile: 'pantau',
      auth,
      branches: ['cabang dua'],
    }
    expect(await first.ask('source.add', { source })).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect((await first.entries('stock')).size).toBe(1), 10_000)
    const sell = async () => {
      for (const branchId of ['dua', 'utama']) await hub.post('/v1/sales', saleOf('1', 1, { branchId }))
    }
    const sold = async (running: TestEngine) =>
      [...(await running.entries('transactions')).values()].map(({ branch }) => branch)
    await sell()
    await vi.waitFor(async () => expect(await sold(first)).toEqual(['dua']), 10_000)
    await vi.waitFor(async () => expect((await first.entries('revenue')).size).toBe(1), 10_000)
    await first.stop()
    await sell()
    const second = startTestEngine({ dataDir: folder.dir, secrets })
    engine = second
    await vi.waitFor(async () => expect(await sold(second)).toEqual(['dua', 'dua']), 10_000)
  })

  it('replaces what it showed and shows a gap when the hub begins a new log', async () => {
    await hub.post('/v1/products', frameProduct('1', 8))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const running = engine
    await isLive(running)
    await hub.post('/v1/products', frameProduct('2', 9))
    await vi.waitFor(async () => expect(await stockOf(running, '2')).toBe(9), 10_000)
    await hub.stop()
    hubFolder.remove()
    hub = await startTestHub(hubFolder.dir)
    await hub.post('/v1/products', frameProduct('3', 7))
    running.engine.setHub(endpoint())
    await vi.waitFor(async () => expect(await stockOf(running, '3')).toBe(7), 10_000)
    await vi.waitFor(async () => expect(await stockOf(running, '1')).toBeUndefined(), 10_000)
    const gaps = [...(await running.entries('gaps')).values()]
    expect(gaps.map(({ reason }) => reason)).toEqual(['new-epoch'])
  })

  it('says that the hub is away, refuses a sale clearly, and sells when it is back', async () => {
    await hub.post('/v1/products', frameProduct('1', 20))
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const running = engine
    await isLive(running)
    running.engine.setHub(null)
    expect(running.engine.status().sources[0]?.state).toBe('backoff')
    const sale = saleOf('1', 1)
    expect(await running.ask('sale.register', { sale })).toMatchObject({
      ok: false,
      error: { code: 'hub_unavailable' },
    })
    running.engine.setHub(endpoint())
    expect(await running.ask('sale.register', { sale })).toMatchObject({ ok: true })
    expect(await running.ask('sale.register', { sale })).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect(await stockOf(running, '1')).toBe(19), 10_000)
    expect(await running.ask('sale.register', { sale: saleOf('1', 100) })).toMatchObject({
      ok: false,
      error: { code: 'insufficient_stock', data: { lines: [{ requested: 100, available: 19 }] } },
    })
    expect(await stockOf(running, '1')).toBe(19)
  })

  it('is told in vain of a hub, a wall and a computer that wakes when it has ended, and breaks nothing by it', async () => {
    engine = startTestEngine({ dataDir: folder.dir, hub: endpoint() })
    const ended = engine
    await ended.stop()
    expect(() => {
      ended.engine.setHub(endpoint())
      ended.engine.onPower('resume')
      ended.engine.setWall(false)
    }).not.toThrow()
  })

  it('refuses a second console on the same folder', async () => {
    engine = startTestEngine({ dataDir: folder.dir })
    expect(() => startTestEngine({ dataDir: folder.dir })).toThrow(/another Pantau is using/)
  })
})
