import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../helpers/hub.ts'
import { body, chunks, type SseServer, startSseServer, status } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

const fileProcessed = {
  type: 'file_processed',
  data: { filepath: '/a', success: true },
  timestamp: 1_700_000_000.5,
}
const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

/** One stream of each dialect that numbers nothing, and a message of it. */
const dialects = [
  ['optik', '/realtime/stock-updates', data([])],
  ['comic', '/api/events/stream', data(fileProcessed)],
  ['episodes', '/api/episodes/stream', data({ type: 'episodes_updated' })],
  ['stats', '/sse/stats', data({ users: 1 })],
  // A stranger's ids prove nothing: nobody said that they are dense.
  ['generic', '/feed', `id: 7\n${data({ n: 1 })}`],
] as const

describe('a source that cannot prove that nothing was missed', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: SseServer
  let engine: TestEngine | null = null
  beforeEach(async () => {
    folder = temporaryFolder()
    server = await startSseServer({ '/api/episodes/latest': body('application/json', '[]') })
  })
  afterEach(async () => {
    await engine?.stop()
    await server.close()
    folder.remove()
  })

  async function start(profile: string, path: string, message: string): Promise<TestEngine> {
    server.route(path, chunks(message))
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const others = ['dashboard', 'omset', 'notifications'].map((name) => [name, { enabled: false }])
    const source = {
      id: 'a',
      name: 'A',
      url: profile === 'generic' ? `${server.url}${path}` : server.url,
      profile,
      streams: profile === 'optik' ? Object.fromEntries(others) : {},
    }
    await running.ask('source.add', { source })
    await isLive(running)
    return running
  }
  const stateOf = (running: TestEngine) => running.engine.status().sources[0]?.state
  const isLive = (running: TestEngine) => vi.waitFor(() => expect(stateOf(running)).toBe('live'), 10_000)
  const gaps = async (running: TestEngine) => [...(await running.entries('gaps')).values()]

  it.each(dialects)(
    '%s shows an interval for each disconnection, and none before the first (E4, G5)',
    async (...dialect) => {
      const running = await start(...dialect)
      expect(await gaps(running)).toEqual([])
      await running.ask('source.reconnect', { id: 'a' })
      await isLive(running)
      await vi.waitFor(async () =>
        expect(await gaps(running)).toMatchObject([{ source: 'a', reason: 'unverified' }]),
      )
      for (const { from, to } of await gaps(running))
        expect(Date.parse(from)).toBeLessThanOrEqual(Date.parse(to))
    },
  )

  it('shows it also for what was lost before the window was hidden, and none for a rest on purpose', async () => {
    const running = await start('generic', '/feed', dialects[4][2])
    running.engine.setVisible(1, false)
    await vi.waitFor(() => expect(stateOf(running)).toBe('paused'))
    running.engine.setVisible(1, true)
    await isLive(running)
    expect(await gaps(running)).toEqual([])

    server.route('/feed', status(503))
    await running.ask('source.reconnect', { id: 'a' })
    await vi.waitFor(() => expect(stateOf(running)).toBe('backoff'), 10_000)
    running.engine.setVisible(1, false)
    server.route('/feed', chunks(dialects[4][2]))
    running.engine.setVisible(1, true)
    await isLive(running)
    await vi.waitFor(async () => expect(await gaps(running)).toMatchObject([{ reason: 'unverified' }]))
  })
})
