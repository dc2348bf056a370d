import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConnectionHistory } from '../../../src/shared/domain/history.ts'
import { temporaryFolder } from '../../helpers/hub.ts'
import { chunks, type SseServer, startSseServer } from '../../helpers/sse-server.ts'
import { startTestEngine, type TestEngine, type TestEngineOptions } from '../../helpers/test-engine.ts'

const figures = (users: number): string =>
  `data: ${JSON.stringify({ users, requests: { total: 4, tracking: 1 }, timestamp: '2026-11-21T03:00:00Z' })}\n\n`

describe('editing sources (issue 3.9)', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let servers: SseServer[] = []
  let engine: TestEngine | null = null

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(async () => {
    await engine?.stop()
    engine = null
    await Promise.all(servers.map((server) => server.close()))
    servers = []
    folder.remove()
  })

  async function serve(users: number): Promise<SseServer> {
    const server = await startSseServer({ '/sse/stats': chunks(figures(users)) })
    servers.push(server)
    return server
  }
  function start(options: Partial<TestEngineOptions> = {}): TestEngine {
    engine = startTestEngine({ dataDir: folder.dir, ...options })
    return engine
  }
  const source = (id: string, url: string, rest: object = {}) => ({
    id,
    name: id,
    url,
    profile: 'stats',
    ...rest,
  })
  const bearer = { auth: { type: 'bearer' } }
  const usersOf = async (running: TestEngine, id: string) => (await running.entries('stats')).get(id)?.users
  const order = async (running: TestEngine) =>
    [...(await running.entries('sources')).values()].toSorted((a, b) => a.order - b.order).map(({ id }) => id)

  it('never sends a stored secret to another server: it must be given again (C11)', async () => {
    const [first, second] = [await serve(1), await serve(2)]
    const running = start()
    await running.ask('source.add', { source: source('a', first.url, bearer), secret: 'token-1' })
    await vi.waitFor(async () => expect(await usersOf(running, 'a')).toBe(1))
    const moved = source('a', second.url, bearer)
    expect(await running.ask('source.update', { source: moved })).toMatchObject({
      error: { code: 'rejected', data: { code: 'secret_needed' } },
    })
    expect(
      await running.ask('source.update', { source: source('a', first.url, { auth: { type: 'cookie' } }) }),
    ).toMatchObject({
      error: { data: { code: 'secret_needed' } },
    })
    expect(second.requests).toHaveLength(0)
    expect(await running.ask('source.update', { source: moved, secret: 'token-2' })).toMatchObject({
      ok: true,
    })
    await vi.waitFor(async () => expect(await usersOf(running, 'a')).toBe(2))
    expect(second.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-2'])
    expect(first.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
  })

  it('keeps the stored secret over other changes, and drops it with the sign-in', async () => {
    const server = await serve(1)
    const running = start()
    await running.ask('source.add', { source: source('a', server.url, bearer), secret: 'token-1' })
    await running.ask('source.update', { source: source('a', server.url, { ...bearer, name: 'Renamed' }) })
    await vi.waitFor(() => expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-1'))
    expect((await running.entries('sources')).get('a')?.name).toBe('Renamed')
    await running.ask('source.update', { source: source('a', server.url) })
    expect(running.secrets.size).toBe(0)
    await vi.waitFor(() => expect(server.requests.at(-1)?.headers.authorization).toBeUndefined())
  })

  it('takes a new secret alone into use at once', async () => {
    const server = await serve(1)
    const running = start()
    await running.ask('source.add', { source: source('a', server.url, bearer), secret: 'old' })
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    await running.ask('source.update', { source: source('a', server.url, bearer), secret: 'new' })
    await vi.waitFor(() => expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer new'))
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('live'))
  })

  it('orders the list without connecting anything again, and refuses what is no order', async () => {
    const server = await serve(1)
    const running = start()
    for (const id of ['a', 'b', 'c']) await running.ask('source.add', { source: source(id, server.url) })
    await vi.waitFor(() => expect(server.requests).toHaveLength(3))
    expect(await running.ask('source.reorder', { ids: ['c', 'a', 'b'] })).toMatchObject({ ok: true })
    expect(await order(running)).toEqual(['c', 'a', 'b'])
    for (const ids of [
      ['a', 'b'],
      ['a', 'b', 'b'],
      ['a', 'b', 'x'],
      ['a', 'b', 'c', 'c'],
    ]) {
      expect(await running.ask('source.reorder', { ids })).toMatchObject({ error: { code: 'invalid_input' } })
    }
    expect(await order(running)).toEqual(['c', 'a', 'b'])
    expect(server.requests).toHaveLength(3)
  })

  it('removes with undo: place, data and secret are back, and nobody else is disturbed', async () => {
    const [first, second] = [await serve(1), await serve(2)]
    const running = start()
    await running.ask('source.add', { source: source('a', first.url, bearer), secret: 'token-1' })
    await running.ask('source.add', { source: source('b', second.url) })
    await vi.waitFor(async () => expect(await usersOf(running, 'a')).toBe(1))
    await vi.waitFor(async () => expect(await usersOf(running, 'b')).toBe(2))
    const removed = await running.ask('source.remove', { id: 'a' })
    expect(removed).toMatchObject({ ok: true, data: { undoUntil: expect.any(Number) } })
    expect(await usersOf(running, 'a')).toBeUndefined()
    expect(await order(running)).toEqual(['b'])
    expect([...(await running.entries('feed')).values()].some((item) => item.source === 'a')).toBe(false)
    first.route('/sse/stats', chunks())
    expect(await running.ask('source.restore', { id: 'a' })).toMatchObject({ ok: true })
    expect(await usersOf(running, 'a')).toBe(1)
    expect(await order(running)).toEqual(['a', 'b'])
    const feed = [...(await running.entries('feed')).keys()].map(Number)
    expect(feed).toEqual(feed.toSorted((x, y) => x - y))
    await vi.waitFor(() => expect(first.requests.at(-1)?.headers.authorization).toBe('Bearer token-1'))
    expect(second.requests).toHaveLength(1)
    expect(await running.ask('source.restore', { id: 'a' })).toMatchObject({ error: { code: 'not_found' } })
  })

  it('still knows the way back after a restart, and deletes everything at one after the time is over', async () => {
    const server = await serve(5)
    const before = start()
    await before.ask('source.add', { source: source('a', server.url, bearer), secret: 'token-1' })
    await vi.waitFor(async () => expect(await usersOf(before, 'a')).toBe(5))
    await before.ask('source.remove', { id: 'a' })
    await before.stop()

    const secrets = new Map([['a', 'token-1']])
    const soon = start({ secrets })
    expect(await soon.ask('source.restore', { id: 'a' })).toMatchObject({ ok: true })
    expect(await usersOf(soon, 'a')).toBe(5)
    await soon.ask('source.remove', { id: 'a' })
    await soon.stop()

    const late = start({ secrets, laterMs: 31_000 })
    await vi.waitFor(() => expect(late.secrets.size).toBe(0))
    expect(await late.ask('source.restore', { id: 'a' })).toMatchObject({ error: { code: 'not_found' } })
    server.route('/sse/stats', chunks())
    await late.ask('source.add', { source: source('a', server.url) })
    expect(await usersOf(late, 'a')).toBeUndefined()
  })

  it('begins anew when a source of the removed name is added', async () => {
    const [first, second] = [await serve(1), await serve(2)]
    const running = start()
    await running.ask('source.add', { source: source('a', first.url, bearer), secret: 'token-1' })
    await vi.waitFor(async () => expect(await usersOf(running, 'a')).toBe(1))
    await running.ask('source.remove', { id: 'a' })
    second.route('/sse/stats', chunks())
    expect(await running.ask('source.add', { source: source('a', second.url) })).toMatchObject({ ok: true })
    expect(await usersOf(running, 'a')).toBeUndefined()
    expect(running.secrets.size).toBe(0)
  })

  it('shows what a server tells again to each who connects, also to a source of the removed name (C2)', async () => {
    const status = {
      type: 'watcher_status',
      data: { running: true, enabled: true },
      timestamp: 1_700_000_000.5,
    }
    const server = await startSseServer({
      '/api/events/stream': chunks(`data: ${JSON.stringify(status)}\n\n`),
    })
    servers.push(server)
    const running = start()
    const isShown = () =>
      vi.waitFor(async () => expect((await running.entries('watchers')).get('a')?.running).toBe(true))
    const comic = source('a', server.url, { profile: 'comic' })
    await running.ask('source.add', { source: comic })
    await isShown()
    await running.ask('source.remove', { id: 'a' })
    await running.ask('source.add', { source: comic })
    await isShown()
    // A reconnect is no new beginning: the same again is a duplicate.
    const file = {
      type: 'file_processed',
      data: { filepath: '/a', success: true },
      timestamp: 1_700_000_001.5,
    }
    const lines = [status, file].map((message) => `data: ${JSON.stringify(message)}\n\n`)
    server.route('/api/events/stream', chunks(...lines))
    await running.ask('source.reconnect', { id: 'a' })
    await vi.waitFor(async () => expect((await running.entries('files')).size).toBe(1))
    const types = [...(await running.entries('feed')).values()].map(({ type }) => type)
    expect(types.filter((type) => type === 'watcher_status')).toHaveLength(1)
  })

  it('changes nothing that the administrator holds', async () => {
    const server = await serve(1)
    const managedFile = join(folder.dir, 'managed.json')
    writeFileSync(managedFile, JSON.stringify({ sources: [source('a', server.url)] }))
    const running = start({ managedFile })
    const locked = { error: { code: 'locked_by_administrator', data: { fields: ['sources'] } } }
    expect(await running.ask('source.add', { source: source('b', server.url), secret: 'x' })).toMatchObject(
      locked,
    )
    expect(
      await running.ask('source.update', { source: source('a', server.url, { name: 'B' }) }),
    ).toMatchObject(locked)
    expect(await running.ask('source.remove', { id: 'a' })).toMatchObject(locked)
    expect(await running.ask('source.reorder', { ids: ['a'] })).toMatchObject(locked)
    expect(await running.ask('source.setLive', { id: 'a', live: false })).toMatchObject(locked)
    expect(running.secrets.size).toBe(0)
    expect(await order(running)).toEqual(['a'])
  })

  it('exports the mapping of a source as it stands in the settings (issue 3.6)', async () => {
    const server = await serve(1)
    const mapping = [{ kind: 'tile', id: 'users', label: 'Users', type: '', value: 'users', unit: 'number' }]
    const running = start()
    await running.ask('source.add', { source: source('a', server.url, { mapping }) })
    expect(await running.ask('source.exportMapping', { id: 'a' })).toMatchObject({
      ok: true,
      data: { saved: true },
    })
    expect(running.saved.map(({ name, text }) => [name, JSON.parse(text)])).toEqual([
      ['a-mapping.json', mapping],
    ])
  })

  it('keeps how connections went over a restart, without the time in which nobody watched (issue 3.9)', async () => {
    const server = await serve(1)
    const historyOf = async (running: TestEngine): Promise<ConnectionHistory> => {
      const answer = await running.ask('source.history', { id: 'a' })
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.data as ConnectionHistory
    }
    const before = start()
    await before.ask('source.add', { source: source('a', server.url) })
    await vi.waitFor(async () => expect((await historyOf(before)).events).toBe(1))
    const first = await historyOf(before)
    expect(first.bytes).toBe(Buffer.byteLength(figures(1)))
    expect(first.changes.map(({ state }) => state)).toEqual(['live', 'connecting'])
    await before.stop()

    const after = start({ laterMs: 3_600_000 })
    await vi.waitFor(async () => expect((await historyOf(after)).events).toBe(2))
    const second = await historyOf(after)
    expect(second.changes.filter(({ state }) => state === 'live')).toHaveLength(2)
    expect(second.bytes).toBe(2 * first.bytes)
    expect(second.watchedMs).toBeGreaterThanOrEqual(first.watchedMs)
    expect(second.watchedMs).toBeLessThan(3_600_000)
    expect(second.liveMs).toBeLessThanOrEqual(second.watchedMs)
  })
})
