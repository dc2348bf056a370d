import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EpisodesStandIn, startEpisodes } from '../../fixtures/episodes/server.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { body, chunks, type SseServer, startSseServer, status } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const latest = '/api/episodes/latest'
const created = (id: number) =>
  ({
    kind: 'episode.created',
    id,
    anime: 'Kapal Angin',
    number: id,
    title: `Episode ${id}`,
    visible: true,
    adult: false,
  }) as const

describe.each(['seed', 'live'] as const)('episodes of a server (%s shape)', (shape) => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: EpisodesStandIn
  let engine: TestEngine | null = null

  beforeEach(async () => {
    folder = temporaryFolder()
    server = await startEpisodes({ shape, speed: 0 })
  })
  afterEach(async () => {
    await engine?.stop()
    engine = null
    await server.close()
    folder.remove()
  })

  const source = (rest: object = {}) => ({
    id: 'anime',
    name: 'Nipnime',
    url: server.url,
    profile: 'episodes',
    ...rest,
  })
  const news = async (running: TestEngine) =>
    [...(await running.entries('alerts')).values()].filter(({ kind }) => kind === 'episode-new')
  const cards = async (running: TestEngine) => (await running.entries('episodes')).size
  const hasCard = async (running: TestEngine, id: string) =>
    [...(await running.entries('episodes')).values()].some((card) => card.episodeId === id)
  const isLive = (running: TestEngine) =>
    vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('live'), 10_000)

  async function start(rest: object = {}): Promise<TestEngine> {
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    await running.ask('source.add', { source: source(rest) })
    await isLive(running)
    await vi.waitFor(async () => expect(await cards(running)).toBeGreaterThan(0), 10_000)
    return running
  }

  it('tell a new one exactly once, over a reconnect and a restart, and never what came meanwhile (N8)', async () => {
    const running = await start()
    expect(await news(running)).toEqual([])
    server.emit(created(901))
    server.step(3)
    await vi.waitFor(async () => expect(await news(running)).toHaveLength(1), 10_000)
    expect((await news(running))[0]).toMatchObject({
      state: 'resolved',
      severity: 'info',
      params: { count: 1 },
    })
    expect(running.called).toEqual([])

    server.cut()
    // At once: the first wait of the backoff may be over before anybody looks for it.
    server.emit(created(902))
    await running.ask('source.reconnect', { id: 'anime' })
    await isLive(running)
    await vi.waitFor(async () => expect(await hasCard(running, '902')).toBe(true), 10_000)
    await running.stop()

    server.emit(created(903))
    const again = startTestEngine({ dataDir: folder.dir })
    engine = again
    await vi.waitFor(async () => expect(await hasCard(again, '903')).toBe(true), 10_000)
    expect(await news(again)).toHaveLength(1)
    server.emit(created(904))
    server.step(3)
    await vi.waitFor(async () => expect(await news(again)).toHaveLength(2), 10_000)
  })

  it('show pictures with the consent of the user only, fetched once for all who ask (issue 3.2)', async () => {
    const running = await start()
    const [card] = [...(await running.entries('episodes')).values()].filter(({ poster }) => poster !== null)
    const id = card?.episodeId ?? ''
    expect(await running.engine.poster('anime', id)).toBeNull()
    expect(server.requests('/storage/posters/')).toBe(0)
    await running.ask('source.update', { source: source({ images: true }) })
    const found = await Promise.all([running.engine.poster('anime', id), running.engine.poster('anime', id)])
    expect(found[0]?.contentType).toBe('image/png')
    expect(found[1]).toEqual(found[0])
    await running.engine.poster('anime', id)
    expect(server.requests('/storage/posters/')).toBe(1)
    expect(await running.engine.poster('anime', 'nobody')).toBeNull()
    await running.ask('source.update', { source: source({ images: false }) })
    expect(await running.engine.poster('anime', id)).toBeNull()
  })

  it('rest at the live toggle, kept over a restart, and come back with what is new (N14, D6)', async () => {
    const running = await start()
    await running.ask('source.setLive', { id: 'anime', live: false })
    await vi.waitFor(() => expect(server.connections()).toBe(0))
    const asked = server.requests(latest)
    await running.stop()
    server.emit(created(905))
    const again = startTestEngine({ dataDir: folder.dir })
    engine = again
    expect((await again.entries('sources')).get('anime')).toMatchObject({
      enabled: false,
      connection: { state: 'off' },
    })
    expect(await cards(again)).toBeGreaterThan(0)
    server.step(30)
    expect(server.connections()).toBe(0)
    expect(server.requests(latest)).toBe(asked)
    await again.ask('source.setLive', { id: 'anime', live: true })
    await vi.waitFor(async () => expect(await hasCard(again, '905')).toBe(true), 10_000)
    expect(await news(again)).toEqual([])
  })
})

describe('timers of a source that is switched off (D7, N15)', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: SseServer
  let engine: TestEngine | null = null

  beforeEach(async () => {
    folder = temporaryFolder()
    server = await startSseServer({
      '/off/api/episodes/stream': chunks(': hi\n\n'),
      '/on/api/episodes/stream': chunks(': hi\n\n'),
    })
  })
  afterEach(async () => {
    await engine?.stop()
    await server.close()
    folder.remove()
  })

  const count = (path: string): number => server.requests.filter((request) => request.path === path).length

  it('stay cancelled: neither the stream nor the fetch beside it is tried again', async () => {
    for (const name of ['off', 'on']) server.route(`/${name}${latest}`, status(503))
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    for (const id of ['off', 'on']) {
      const source = { id, name: id, url: `${server.url}/${id}`, profile: 'episodes' }
      await running.ask('source.add', { source })
    }
    await vi.waitFor(() => expect([count(`/off${latest}`), count(`/on${latest}`)]).toEqual([1, 1]), 10_000)
    await running.ask('source.setLive', { id: 'off', live: false })
    const before = count(`/off${latest}`)
    // The other source's fetch waits as long and is tried again: the time of this one has come and gone.
    await vi.waitFor(() => expect(count(`/on${latest}`)).toBeGreaterThanOrEqual(3), 30_000)
    expect(count(`/off${latest}`)).toBe(before)
    expect(count('/off/api/episodes/stream')).toBe(1)
  })

  it('a picture from elsewhere gets no sign-in, and a page that calls itself a picture is none (C11)', async () => {
    const other = await startSseServer({
      '/p.png': body('image/png', '<!doctype html><script>alert(1)</script>'),
      '/real': body('text/plain', 'GIF89a and so on'),
    })
    try {
      const grid = JSON.stringify([
        { id: 1, title: 'One', number: 1, poster: `${other.url}/p.png` },
        { id: 2, title: 'Two', number: 2, poster: `${other.url}/real` },
        { id: 3, title: 'Three', number: 3, poster: `${server.url}/own.gif` },
      ])
      server.route(`/on${latest}`, body('application/json', grid))
      server.route('/own.gif', body('image/gif', 'GIF87a own'))
      const running = startTestEngine({ dataDir: folder.dir })
      engine = running
      const source = {
        id: 'on',
        name: 'on',
        url: `${server.url}/on`,
        profile: 'episodes',
        images: true,
        auth: { type: 'bearer' },
      }
      await running.ask('source.add', { source, secret: 'token-1' })
      await vi.waitFor(async () => expect((await running.entries('episodes')).size).toBe(3), 10_000)
      expect(await running.engine.poster('on', '1')).toBeNull()
      expect((await running.engine.poster('on', '2'))?.contentType).toBe('image/gif')
      expect((await running.engine.poster('on', '3'))?.contentType).toBe('image/gif')
      expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
      expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-1')

      // Would catch a picture that goes on being fetched when nobody may see it any more.
      other.route('/p.png', () => {})
      server.route(`/on${latest}`, body('application/json', grid.replace('p.png', 'p.png?2')))
      await running.ask('source.reconnect', { id: 'on' })
      await vi.waitFor(async () => {
        const posters = [...(await running.entries('episodes')).values()].map(({ poster }) => poster)
        expect(posters).toContain(`${other.url}/p.png?2`)
      }, 10_000)
      const asked = running.engine.poster('on', '1')
      await vi.waitFor(() => expect(other.requests).toHaveLength(3), 10_000)
      await running.ask('source.update', { source: { ...source, images: false } })
      expect(await asked).toBeNull()
      await vi.waitFor(() => expect(other.openSockets()).toBe(0), 4_000)
    } finally {
      await other.close()
    }
  })
})
