import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { frameProduct, saleOf, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

describe('two planes: the screen may pause, alerts may not', () => {
  const hubFolder = temporaryFolder()
  const folder = temporaryFolder()
  let hub: TestHub
  let engine: TestEngine | null = null

  beforeEach(async () => {
    hub = await startTestHub(hubFolder.dir)
    await hub.post('/v1/products', frameProduct('1', 20))
  })
  afterEach(async () => {
    await engine?.stop()
    await hub.stop()
    folder.remove()
    hubFolder.remove()
  })

  async function start(): Promise<TestEngine> {
    const running = startTestEngine({ dataDir: folder.dir, hub: { url: hub.hub.url, token: hub.admin } })
    engine = running
    await vi.waitFor(async () => expect((await running.entries('stock')).size).toBe(1), 10_000)
    return running
  }

  it('a hidden window gets no batch, a person is still called, and the return shows a hole', async () => {
    const running = await start()
    const summaries: number[] = []
    running.engine.onSummary(({ openAlerts }) => summaries.push(openAlerts))
    running.engine.setVisible(1, false)
    const before = running.batches.length
    await hub.post('/v1/sales', saleOf('1', 17))
    await vi.waitFor(() => expect(running.called).toHaveLength(1), 10_000)
    expect(running.batches).toHaveLength(before)
    await vi.waitFor(() => expect(summaries.at(-1)).toBe(1))
    const shown = running.batches.at(-1)?.to ?? 0
    running.engine.setVisible(1, true)
    const hole = running.batches.at(-1)
    expect(hole?.patches).toEqual([])
    expect(hole?.from).toBeGreaterThan(shown)
    const answer = await running.ask('console.snapshot')
    expect(answer).toMatchObject({ ok: true, data: { position: hole?.to } })
    expect(running.called).toHaveLength(1)
  })

  it('answers to an alert hold over a restart, and take its notification back', async () => {
    const first = await start()
    await hub.post('/v1/sales', saleOf('1', 17))
    await vi.waitFor(() => expect(first.called).toHaveLength(1), 10_000)
    const [id = ''] = first.called.map((alert) => alert.id)
    await vi.waitFor(
      async () =>
        expect((await first.entries('alerts')).get(id)?.notification).toMatchObject({ status: 'shown' }),
      10_000,
    )
    expect(await first.ask('alert.acknowledge', { ids: [id] })).toEqual({ ok: true, data: null })
    expect(first.closed).toEqual([id])
    await first.stop()
    const second = await start()
    expect((await second.entries('alerts')).get(id)?.state).toBe('acknowledged')
    const hour = { minutes: 60 }
    expect(await second.ask('alert.snooze', { ids: [id], until: hour })).toMatchObject({ ok: true })
    expect(await second.ask('alert.snooze', { ids: ['nothing'], until: hour })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(second.called).toEqual([])
  })

  it('new thresholds colour the rows anew, resolve what is no trouble any more, and call nobody', async () => {
    const running = await start()
    await hub.post('/v1/sales', saleOf('1', 12))
    await vi.waitFor(async () => expect((await running.entries('alerts')).size).toBe(2), 10_000)
    await vi.waitFor(() => expect(running.called.map(({ kind }) => kind)).toEqual(['stock-medium']))
    await running.ask('settings.update', { thresholds: { low: 8, medium: 10 } })
    const stock = [...(await running.entries('stock')).values()]
    expect(stock.map(({ level }) => level)).toEqual(['low'])
    expect(running.engine.status().lowStock).toBe(1)
    expect(running.called).toHaveLength(1)
    await running.ask('settings.update', { thresholds: { low: 1, medium: 2 } })
    const alerts = [...(await running.entries('alerts')).values()]
    expect(alerts.map(({ state }) => state)).toEqual(['resolved', 'resolved'])
  })

  it('a suspended machine closes its streams, and wakes them', async () => {
    const running = await start()
    running.engine.onPower('suspend')
    expect(running.engine.status().sources[0]?.state).toBe('paused')
    await hub.post('/v1/products', frameProduct('2', 30))
    running.engine.onPower('resume')
    await vi.waitFor(async () => expect((await running.entries('stock')).size).toBe(2), 10_000)
  })
})
