import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HubCommand, HubDirectory } from '../../../src/shared/ipc/routes/hub.ts'
import { newSaleId, startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { startTestEngine, type TestEngine } from '../../helpers/test-engine.ts'

describe('managing the embedded hub (issue 3.8)', () => {
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

  it('every command reaches the log once, the lists follow, and the screen sees it by the stream', async () => {
    hub = await startTestHub(hubFolder.dir)
    const running = startTestEngine({ dataDir: folder.dir, hub: { url: hub.hub.url, token: hub.admin } })
    engine = running
    const command = async (one: HubCommand, commandId = newSaleId()) => {
      const answer = await running.ask('hub.command', { commandId, command: one })
      if (!answer.ok) throw new Error(`${one.kind}: ${answer.error.message}`)
      return (answer.data as { readonly answer: Readonly<Record<string, unknown>> }).answer
    }
    const directory = async (): Promise<HubDirectory> => {
      const answer = await running.ask('hub.directory')
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.data as HubDirectory
    }
    await vi.waitFor(() => expect(running.engine.status().sources[0]?.state).toBe('live'), 10_000)

    await command({
      kind: 'create-branch',
      input: { id: 'dua', name: 'Cabang Dua', allowNegativeStock: false },
    })
    const anime = { kind: 'create-anime', input: { title: 'Kapal Angin' } } as const
    const commandId = newSaleId()
    const { id } = await command(anime, commandId)
    expect((await command(anime, commandId)).id).toBe(id)
    const episode = (title: string, visible: boolean) => ({
      animeId: String(id),
      number: 1,
      title,
      visible,
      adult: false,
    })
    const shown = await command({ kind: 'create-episode', input: episode('Shown', true) })
    await command({ kind: 'create-episode', input: episode('Hidden', false) })
    await command({
      kind: 'create-video-server',
      input: { episodeId: String(shown.id), name: 'A', url: 'http://video.example/1' },
    })
    await command({
      kind: 'put-user',
      input: { userId: 'ani', name: 'Ani', role: 'cashier', branchId: 'dua' },
    })
    const token = await command({ kind: 'create-token', input: { userId: 'ani', label: 'kasir' } })
    expect(typeof token.token).toBe('string')
    await command({ kind: 'create-job', input: { jobId: 'j1', total: 4, label: 'Convert' } })
    await command({ kind: 'patch-job', id: 'j1', input: { current: 4, status: 'completed' } })
    await command({ kind: 'put-watcher', input: { running: true, enabled: true } })
    await command({ kind: 'rebuild-cache' })
    await command({ kind: 'put-stats', input: { users: 7 } })
    await command({ kind: 'create-notification', input: { title: 'Hai', body: '', severity: 'info' } })
    await command({ kind: 'create-order', input: { orderId: 'o1', branchId: 'dua' } })
    await command({ kind: 'ready-order', orderId: 'o1' })

    const lists = await directory()
    expect(lists.branches.map((branch) => branch.id)).toEqual(['utama', 'dua'])
    expect(lists.anime.map(({ title }) => title)).toEqual(['Kapal Angin'])
    expect(lists.episodes.map(({ title }) => title)).toEqual(['Shown'])
    expect(lists['episodes.hidden'].map(({ title }) => title)).toEqual(['Hidden'])
    expect(lists['video-servers'].map(({ name }) => name)).toEqual(['A'])
    expect(lists.users).toEqual([{ userId: 'ani', name: 'Ani', role: 'cashier', branchId: 'dua' }])
    const [made] = lists.tokens.filter(({ userId }) => userId === 'ani')
    expect(made).toMatchObject({ label: 'kasir', role: 'cashier', branchId: 'dua' })
    expect(JSON.stringify(lists)).not.toContain(String(token.token))

    await vi.waitFor(async () => {
      expect((await running.entries('jobs')).get('hub/j1')).toMatchObject({
        status: 'completed',
        percent: 100,
      })
      expect((await running.entries('watchers')).get('hub')).toMatchObject({ running: true })
      expect((await running.entries('caches')).get('hub')).toMatchObject({ state: 'ready' })
      expect((await running.entries('stats')).get('hub')).toMatchObject({ users: 7 })
      expect((await running.entries('notifications')).size).toBe(1)
      expect([...(await running.entries('episodes')).values()].map(({ title }) => title)).toContain('Shown')
      expect((await running.entries('orders')).get('hub/o1')?.status).toBe('ready')
    }, 10_000)

    await command({ kind: 'revoke-token', id: made?.id ?? '' })
    await command({ kind: 'delete-user', id: 'ani' })
    const after = await directory()
    expect([after.users, after.tokens.filter(({ userId }) => userId === 'ani')]).toEqual([[], []])
  })

  it('tells why the hub refuses, and when it is not there', async () => {
    hub = await startTestHub(hubFolder.dir)
    const running = startTestEngine({ dataDir: folder.dir, hub: { url: hub.hub.url, token: hub.admin } })
    engine = running
    const orphan = { animeId: 'nobody', number: 1, title: 'T', visible: true, adult: false }
    const command = { kind: 'create-episode', input: orphan }
    const ask = () => running.ask('hub.command', { commandId: newSaleId(), command })
    expect(await ask()).toMatchObject({ error: { code: 'rejected', data: { code: 'unknown_anime' } } })
    await hub.stop()
    expect(await ask()).toMatchObject({ error: { code: 'hub_unavailable' } })
    expect(await running.ask('hub.directory')).toMatchObject({ error: { code: 'hub_unavailable' } })
  })
})

describe('an episode of the own hub (N8)', () => {
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

  it('is told when it comes, and not when it came while the console was closed', async () => {
    const server = await startTestHub(hubFolder.dir)
    hub = server
    const anime = await server.post('/v1/anime', { title: 'Kapal Angin' })
    const publish = (number: number) =>
      server.post('/v1/episodes', { animeId: anime.body.id, number, title: `Episode ${number}` })
    const start = (): TestEngine =>
      startTestEngine({ dataDir: folder.dir, hub: { url: server.hub.url, token: server.admin } })
    const titles = async (running: TestEngine) =>
      [...(await running.entries('episodes')).values()].map(({ title }) => title).sort()
    const news = async (running: TestEngine) =>
      [...(await running.entries('alerts')).values()].map(({ params }) => params.number)

    await publish(1)
    const before = start()
    engine = before
    await vi.waitFor(async () => expect(await titles(before)).toEqual(['Episode 1']), 10_000)
    await publish(2)
    await vi.waitFor(async () => expect(await news(before)).toEqual(['2']), 10_000)
    await before.stop()

    await publish(3)
    const after = start()
    engine = after
    await vi.waitFor(async () => expect(await titles(after)).toHaveLength(3), 10_000)
    expect(await news(after)).toEqual(['2'])
    await publish(4)
    await vi.waitFor(async () => expect((await news(after)).sort()).toEqual(['2', '4']), 10_000)
  })
})
