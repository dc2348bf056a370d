import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPosterDesk, type PosterDesk } from '../../../../src/engine/posters/poster-desk.ts'
import { createState } from '../../../../src/engine/projections/view.ts'
import { createSystemClock } from '../../../../src/node/time/clock.ts'
import { type Episode, episodeKey } from '../../../../src/shared/domain/episode.ts'
import { type SourceSettings, sourceSettings } from '../../../../src/shared/settings/schema.ts'
import { posterOf } from '../../../fixtures/episodes/poster.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'
import { type Route, type SseServer, startSseServer, status } from '../../../helpers/sse-server.ts'

const png: Route = (response) => {
  response.writeHead(200, { 'content-type': 'image/png' })
  response.end(posterOf(1))
}

/** One source with an episode for each address of a picture. */
function createDesk(source: object, ...posters: readonly string[]) {
  let settings: SourceSettings | undefined
  const set = (changed: object): void => {
    settings = sourceSettings.parse({ id: 'anime', name: 'Anime', images: true, ...source, ...changed })
  }
  set({})
  const state = createState()
  const episodes = posters.map(
    (poster, index): Episode => ({
      source: 'anime',
      episodeId: `${index + 1}`,
      animeTitle: 'A',
      title: '',
      number: '1',
      link: null,
      poster,
      adult: false,
      isNew: false,
      publishedAt: null,
      order: 0,
      seenAt: 0,
      arrived: false,
    }),
  )
  state.apply(
    episodes.map((episode) => ({
      patch: ['episodes', episodeKey(episode), episode],
      json: JSON.stringify(episode),
      existed: false,
    })),
  )
  const desk = createPosterDesk({
    clock: createSystemClock(),
    log: createMemoryLog(),
    state,
    find: () => settings,
    headersOf: async () => ({ authorization: 'Bearer secret' }),
    systemProxy: async () => null,
  })
  return { desk, set }
}

describe('pictures of a source (issue 3.2)', () => {
  let server: SseServer
  /** Stands for the internet: reads whole URLs, as a proxy does, and answers by their paths. */
  let proxy: SseServer
  let desk: PosterDesk | null = null
  beforeEach(async () => {
    server = await startSseServer({ '/p.png': png })
    proxy = await startSseServer({ '/p.png': png })
  })
  afterEach(async () => {
    desk?.stop()
    await Promise.all([server.close(), proxy.close()])
  })

  const find = (source: object, poster: string) => {
    const made = createDesk(source, poster)
    desk = made.desk
    return made.desk.find('anime', '1')
  }
  const farAway = () => ({ url: 'http://anime.example', proxy: proxy.url })

  it('come with the sign-in from its own server, without it from any other (C11)', async () => {
    expect(await find({ url: server.url }, `${server.url}/p.png`)).toMatchObject({ contentType: 'image/png' })
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret')
    expect(await find(farAway(), 'http://pictures.example/p.png')).not.toBeNull()
    expect(proxy.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('of the internet never come from this machine or its own network', async () => {
    expect(await find(farAway(), `${server.url}/p.png`)).toBeNull()
    expect(await find({ url: 'http://anime.example' }, `${server.url}/p.png`)).toBeNull()
    expect(server.requests).toEqual([])
  })

  it('nor by a redirect, also not one of its own server', async () => {
    proxy.route('/away.png', status(302, { location: `${server.url}/p.png` }))
    expect(await find(farAway(), 'http://anime.example/away.png')).toBeNull()
    expect(proxy.requests).toHaveLength(1)
    expect(server.requests).toEqual([])
  })

  it.each([
    'http://192.168.1.1/p.png',
    'http://[fd00::1]/p.png',
    'http://router./p.png',
    'http://nas.lan/p.png',
  ])('nor through a proxy that could reach it: %s', async (address) => {
    expect(await find(farAway(), address)).toBeNull()
    proxy.route('/away.png', status(302, { location: address }))
    expect(await find(farAway(), 'http://anime.example/away.png')).toBeNull()
    expect(proxy.requests.map(({ path }) => path)).toEqual(['/away.png'])
  })

  it('of a source in the own network may be there', async () => {
    const other = await startSseServer({ '/p.png': png })
    expect(await find({ url: server.url }, `${other.url}/p.png`)).not.toBeNull()
    expect(other.requests[0]?.headers.authorization).toBeUndefined()
    await other.close()
  })

  it('that are too large, or are none, are given up and not asked for again at once', async () => {
    server.route('/huge.png', (response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      response.write(posterOf(1))
      response.end(Buffer.alloc(6 * 1024 * 1024))
    })
    expect(await find({ url: server.url }, `${server.url}/huge.png`)).toBeNull()
    expect(await desk?.find('anime', '1')).toBeNull()
    expect(server.requests).toHaveLength(1)
    server.route('/page.png', (response) => response.end('<svg onload="alert(1)"/>'))
    expect(await find({ url: server.url }, `${server.url}/page.png`)).toBeNull()
  })

  it('are not shown when the consent was taken back while they were on their way', async () => {
    let held: ServerResponse | null = null
    server.route('/slow.png', (response, request, turn) => {
      if (turn === 1) held = response
      else png(response, request, turn)
    })
    const made = createDesk({ url: server.url }, `${server.url}/slow.png`)
    desk = made.desk
    const asked = made.desk.find('anime', '1')
    await vi.waitFor(() => expect(held).not.toBeNull())
    made.set({ images: false })
    held = endWith(held)
    expect(await asked).toBeNull()
    made.set({ images: true })
    expect(await made.desk.find('anime', '1')).not.toBeNull()
  })

  it('that hang leave no socket behind when the console ends', async () => {
    server.route('/slow.png', () => {})
    const made = createDesk({ url: server.url }, `${server.url}/slow.png`)
    const asked = made.desk.find('anime', '1')
    await vi.waitFor(() => expect(server.openSockets()).toBe(1))
    made.desk.stop()
    expect(await asked).toBeNull()
    await vi.waitFor(() => expect(server.openSockets()).toBe(0))
    expect(await made.desk.find('anime', '1')).toBeNull()
  })

  describe('many at once', () => {
    const held = new Map<string, ServerResponse>()
    let asked: Promise<unknown>[]
    let set: (changed: object) => void

    beforeEach(async () => {
      held.clear()
      const paths = Array.from({ length: 7 }, (_, index) => `/${index + 1}.png`)
      for (const path of paths) server.route(path, (response) => void held.set(path, response))
      const made = createDesk({ url: server.url }, ...paths.map((path) => `${server.url}${path}`))
      desk = made.desk
      set = made.set
      asked = paths.map((_, index) => made.desk.find('anime', `${index + 1}`))
      await vi.waitFor(() => expect(held.size).toBe(4))
    })

    // Would catch a page of five hundred cards that opens five hundred connections.
    it('are fetched four at a time, the others in the order in which they were asked for', async () => {
      const order = () => server.requests.map(({ path }) => path)
      for (const [index, path] of ['/2.png', '/4.png', '/1.png'].entries()) {
        endWith(held.get(path) ?? null)
        await vi.waitFor(() => expect(held.size).toBe(5 + index))
        expect(order().slice(4)).toEqual(['/5.png', '/6.png', '/7.png'].slice(0, index + 1))
      }
      for (const path of ['/3.png', '/5.png', '/6.png', '/7.png']) endWith(held.get(path) ?? null)
      expect(await Promise.all(asked)).not.toContain(null)
    })

    it('wait no longer when the consent goes, and are asked for again when it comes back', async () => {
      set({ images: false })
      desk?.follow()
      expect(await Promise.all(asked)).toEqual(asked.map(() => null))
      expect(server.requests).toHaveLength(4)
      await vi.waitFor(() => expect(server.openSockets()).toBe(0))
      set({ images: true })
      for (let index = 1; index <= 7; index += 1) server.route(`/${index}.png`, png)
      const again = await Promise.all(asked.map((_, index) => desk?.find('anime', `${index + 1}`)))
      expect(again).not.toContain(null)
    })

    it('wait no longer when the console ends', async () => {
      desk?.stop()
      expect(await Promise.all(asked)).toEqual(asked.map(() => null))
      expect(server.requests).toHaveLength(4)
    })
  })
})

function endWith(response: ServerResponse | null): null {
  response?.writeHead(200, { 'content-type': 'image/png' })
  response?.end(posterOf(1))
  return null
}
