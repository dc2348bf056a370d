import { afterEach, describe, expect, it, vi } from 'vitest'
import { frameProduct, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

describe('a source whose dialect is not named', () => {
  const folder = temporaryFolder()
  const hubFolder = temporaryFolder()
  let hub: TestHub | null = null
  let engine: TestEngine | null = null

  afterEach(async () => {
    await engine?.stop()
    await hub?.stop()
    folder.remove()
    hubFolder.remove()
  })

  it('is found out when the server comes up, says so until then, and a removed source leaves nothing', async () => {
    const first = await startTestHub(hubFolder.dir)
    await first.post('/v1/products', frameProduct('1', 7))
    const { url } = first.hub
    await first.stop()
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const source = { id: 'shop', name: 'Shop', url, auth: { type: 'bearer' } }
    expect(await running.ask('source.add', { source, secret: first.admin })).toEqual({ ok: true, data: null })
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('backoff'), 10_000)
    hub = await startTestHub(hubFolder.dir, { port: Number(new URL(url).port) })
    expect(await running.ask('source.reconnect', { id: 'shop' })).toEqual({ ok: true, data: null })
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('live'), 10_000)
    await vi.waitFor(async () => expect((await running.entries('stock')).size).toBe(1), 10_000)

    expect(await running.ask('source.setLive', { id: 'shop', live: false })).toMatchObject({ ok: true })
    expect(running.engine.status().sources[0]?.state).toBe('off')
    // What it showed stays, with its age.
    expect((await running.entries('stock')).size).toBe(1)
    expect(await running.ask('source.setLive', { id: 'shop', live: true })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('live'), 10_000)

    expect(await running.ask('source.remove', { id: 'shop' })).toMatchObject({ ok: true })
    expect((await running.entries('sources')).size).toBe(0)
    expect((await running.entries('stock')).size).toBe(0)
    expect(await running.ask('source.remove', { id: 'shop' })).toMatchObject({ error: { code: 'not_found' } })
  })

  it('asks for a person when its secret is missing, and for nothing more', async () => {
    hub = await startTestHub(hubFolder.dir)
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const source = { id: 'shop', name: 'Shop', url: hub.hub.url, profile: 'pantau', auth: { type: 'bearer' } }
    await running.ask('source.add', { source })
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('needs-you'), 10_000)
    expect([...(await running.entries('sources')).values()][0]?.connection).toMatchObject({
      reason: 'secret-missing',
    })
  })
})
