import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../helpers/hub.ts'
import { body, type SseServer, sseHead, startSseServer, status } from '../../helpers/sse-server.ts'
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

const card = (id: number): string =>
  `<div class="episode-card" data-episode-id="${id}"><a href="/episodes/${id}"><img data-src="/p/${id}.jpg" alt="Judul ${id}"></a>` +
  `<h3>Judul ${id}</h3><span>Episode ${id}</span></div>`
const page = (...ids: readonly number[]): string => ids.map(card).join('')

/** A nipnime server whose list and stream a test moves by hand. */
async function startNipnime() {
  let stream: ServerResponse | null = null
  let opened = 0
  const list = '/api/episodes/latest'
  const running = await startSseServer({
    [list]: body('text/html; charset=utf-8', page(2, 1)),
    '/api/episodes/stream': (response) => {
      opened += 1
      response.writeHead(200, sseHead)
      response.write(': heartbeat\n\n')
      stream = response
    },
  })
  return {
    server: running,
    opened: () => opened,
    lists: () => running.requests.filter(({ path }) => path === list).length,
    show: (...ids: readonly number[]) => running.route(list, body('text/html; charset=utf-8', page(...ids))),
    fail: () => running.route(list, status(500)),
    tell: (text: string) => stream?.write(text),
    end: () => stream?.end(),
  }
}

async function titles(running: TestEngine): Promise<readonly string[]> {
  const cards = [...(await running.entries('episodes')).values()].sort((a, b) => a.order - b.order)
  return cards.map(({ animeTitle }) => animeTitle)
}

/** The anime of each alert, in the order of their raising. */
async function calls(running: TestEngine): Promise<readonly unknown[]> {
  const alerts = [...(await running.entries('alerts')).values()].sort((a, b) => a.raisedAt - b.raisedAt)
  return alerts.map(({ kind, params }) => `${kind} ${params.animeTitle}`)
}

const named = 'event: episodes_updated\ndata: {}\n\n'
const inData =
  'data: {"type":"episodes_updated","timestamp":1764000000,"message":"Episode baru tersedia!"}\n\n'

describe('a nipnime server', () => {
  it('is asked for its list on connect and when it says so, and a new episode calls once (N5, N6, N7, N8, N12, N15)', async () => {
    const nipnime = await startNipnime()
    server = nipnime.server
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    const source = { id: 'nipnime', name: 'Nipnime', url: nipnime.server.url, profile: 'episodes' }
    expect(await running.ask('source.add', { source })).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect(await titles(running)).toEqual(['Judul 2', 'Judul 1']), 10_000)
    expect(await calls(running)).toEqual([])

    nipnime.show(3, 2)
    nipnime.tell(inData)
    await vi.waitFor(async () => expect(await titles(running)).toEqual(['Judul 3', 'Judul 2']), 10_000)
    expect(await calls(running)).toEqual(['episode-new Judul 3'])

    // A message without a change is no news; several of them are few requests.
    const before = nipnime.lists()
    for (let index = 0; index < 20; index += 1) nipnime.tell(named)
    await vi.waitFor(() => expect(nipnime.lists()).toBeGreaterThan(before), 10_000)

    // The 30 minutes are over: what came meanwhile is shown and calls nobody.
    nipnime.show(4, 3)
    nipnime.end()
    await vi.waitFor(() => expect(nipnime.opened()).toBe(2), 10_000)
    await vi.waitFor(async () => expect(await titles(running)).toEqual(['Judul 4', 'Judul 3']), 10_000)
    expect(nipnime.lists()).toBeLessThan(before + 10)

    nipnime.show(5, 4)
    nipnime.tell(named)
    await vi.waitFor(
      async () => expect(await calls(running)).toEqual(['episode-new Judul 3', 'episode-new Judul 5']),
      10_000,
    )
    expect(running.engine.status().sources[0]?.state).toBe('live')
  })

  it('keeps its cards when the list is a page that nobody can read, says so, and asks again (R6, N16, E5)', async () => {
    const nipnime = await startNipnime()
    server = nipnime.server
    const running = startTestEngine({ dataDir: folder.dir })
    engine = running
    await running.ask('source.add', {
      // Pasted from the browser's address bar: the page's own address.
      source: {
        id: 'nipnime',
        name: 'N',
        url: `${nipnime.server.url}/api/episodes/latest`,
        profile: 'episodes',
      },
    })
    await vi.waitFor(async () => expect(await titles(running)).toHaveLength(2), 10_000)
    nipnime.server.route('/api/episodes/latest', body('text/html', '<form action="/login"></form>'))
    nipnime.tell(named)
    await vi.waitFor(async () => {
      const rows = [...(await running.entries('feed')).values()]
      expect(rows.some(({ data }) => data.includes('/login'))).toBe(true)
    }, 10_000)
    expect(await titles(running)).toHaveLength(2)

    const view = async () => (await running.entries('sources')).get('nipnime')
    const unread = { state: 'degraded', reason: 'lookup-failed' }
    await vi.waitFor(async () => expect((await view())?.connection).toMatchObject(unread), 10_000)
    expect((await view())?.streams[0]?.connection).toMatchObject(unread)
    expect(running.engine.status().sources[0]?.state).toBe('degraded')

    nipnime.show(9, 2)
    // Nobody tells it again: the request that failed is made again.
    await vi.waitFor(async () => expect(await titles(running)).toEqual(['Judul 9', 'Judul 2']), 20_000)
    expect(await calls(running)).toEqual(['episode-new Judul 9'])
    await vi.waitFor(async () => expect((await view())?.connection.state).toBe('live'), 10_000)

    // "Reconnect now" does not wait for the next try.
    nipnime.fail()
    nipnime.tell(named)
    await vi.waitFor(async () => expect((await view())?.connection).toMatchObject(unread), 10_000)
    nipnime.show(9, 2)
    await running.ask('source.reconnect', { id: 'nipnime' })
    await vi.waitFor(async () => expect((await view())?.connection.state).toBe('live'), 4_000)
  })
})
