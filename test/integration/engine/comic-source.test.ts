import { afterEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../helpers/hub.ts'
import { body, chunks, chunksThenEnd, type SseServer, startSseServer } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const folder = temporaryFolder()
let server: SseServer | null = null
let engine: TestEngine | null = null

afterEach(async () => {
  await engine?.stop()
  await server?.close()
  engine = null
  server = null
  folder.remove()
})

const message = (type: string, data: unknown, timestamp: number): string =>
  `data: ${JSON.stringify({ type, data, timestamp })}\n\n`
const heartbeat = 'data: {"type": "heartbeat"}\n\n'
const hourAgo = Date.now() / 1_000 - 3_600
const job = (id: string, status: string, processed: number, at: number): string =>
  message('job_updated', { job_id: id, status, progress: { processed, total: 10, errors: 0 } }, at)

describe('a ComicMaintainer server', () => {
  it('replays its last events on connect: none counts twice, and nobody is called (C2, C4, C6, C7, C8, F)', async () => {
    const replayed = [
      heartbeat,
      message('cache_updated', { rebuild_complete: true, message: 'done' }, hourAgo),
      message('watcher_status', { running: true, enabled: true }, hourAgo + 1),
      message(
        'file_processed',
        { filepath: '/c/1.cbz', filename: '1.cbz', success: false, error: 'x' },
        hourAgo + 2,
      ),
      job('a', 'completed', 10, hourAgo + 3),
      job('b', 'running', 4, hourAgo + 4),
    ]
    const whileAway = job('b', 'failed', 7, hourAgo + 60)
    const comic = await startSseServer({
      '/api/events/stream': (response, seen, turn) =>
        turn === 1
          ? chunksThenEnd(...replayed)(response, seen, turn)
          : chunks(...replayed.slice(0, -1), whileAway)(response, seen, turn),
    })
    server = comic
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const source = { id: 'comic', name: 'Komik', url: comic.url, profile: 'comic' }
    expect(await running.ask('source.add', { source })).toMatchObject({ ok: true })
    await vi.waitFor(async () => {
      const jobs = await running.entries('jobs')
      expect([...jobs.values()].map(({ jobId, status, current }) => [jobId, status, current]).sort()).toEqual(
        [
          ['a', 'completed', 10],
          ['b', 'failed', 7],
        ],
      )
    }, 10_000)
    expect([...(await running.entries('files')).values()]).toMatchObject([
      { path: '/c/1.cbz', success: false },
    ])
    expect([...(await running.entries('watchers')).values()]).toMatchObject([
      { running: true, enabled: true },
    ])
    expect([...(await running.entries('caches')).values()]).toMatchObject([{ state: 'ready' }])
    // Five of the first connection and the one that is new; what was repeated is nowhere twice.
    const types = [...(await running.entries('feed')).values()].map(({ type }) => type)
    expect(types.filter((type) => type !== 'cache_stats')).toHaveLength(6)
    await vi.waitFor(async () => {
      const [view] = (await running.entries('sources')).values()
      expect(view?.duplicates).toBe(4)
    }, 10_000)
    expect((await running.entries('alerts')).size).toBe(0)
    // Without ids the time between the two connections is not proved.
    expect([...(await running.entries('gaps')).values()]).toMatchObject([
      { source: 'comic', reason: 'unverified' },
    ])
  })

  it('asks for the state of the cache where the server has it, and takes a 404 for an answer (C12, C16)', async () => {
    const comic = await startSseServer({ '/api/events/stream': chunks(heartbeat) })
    server = comic
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    await running.ask('source.add', {
      source: { id: 'comic', name: 'Komik', url: comic.url, profile: 'comic' },
    })
    const asked = () => comic.requests.filter(({ path }) => path === '/api/cache/stats').length
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(0), 10_000)
    comic.route('/api/cache/stats', body('application/json', '{"state":"rebuilding","message":"12 %"}'))
    await running.ask('source.reconnect', { id: 'comic' })
    await vi.waitFor(async () => {
      expect([...(await running.entries('caches')).values()]).toMatchObject([
        { state: 'rebuilding', message: '12 %' },
      ])
    }, 10_000)
    expect(running.log.lines.filter(({ message: said }) => said === 'a lookup failed')).toEqual([])
  })
})
