import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { type Facts, listen } from '../../helpers/hub-facts.ts'

const folder = temporaryFolder()
let hub: TestHub
let admin: Facts
let animeId = ''

beforeAll(async () => {
  hub = await startTestHub(folder.dir)
  admin = await listen(hub)
})
afterAll(async () => {
  admin.close()
  await hub.stop()
  folder.remove()
})

const episode = (more: object = {}) => ({ animeId, number: 12.5, title: 'Senja', ...more })
async function idOf(path: string, body: object): Promise<string> {
  const answer = await hub.post(path, body)
  expect(answer.status, answer.text).toBe(201)
  await admin.until(answer.body.position)
  return String(answer.body.id)
}
async function snapshot(topics: string) {
  return hubSnapshot.parse((await hub.ask('GET', `/v1/snapshot?topics=${topics}`)).body)
}
const brief = (facts: readonly { type: string; topic: string }[]) =>
  facts.map(({ type, topic }) => `${type} on ${topic}`)

describe('the producers of the episode list (N1, N2)', () => {
  it('an anime gets its id from the hub, is told once and is no word about episodes (N1)', async () => {
    const answer = await hub.post('/v1/anime', { title: 'Langit Jingga' })
    expect(answer.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    animeId = String(answer.body.id)
    expect(await admin.until(answer.body.position)).toEqual([
      {
        type: 'anime.created',
        topic: 'anime',
        says: { branch: '', id: animeId, title: 'Langit Jingga' },
      },
    ])
    expect((await snapshot('anime,episodes')).episodes).toEqual([])
  })

  it('an episode and its video server are made, changed and deleted, each with its own trigger (N2)', async () => {
    const made = await hub.post('/v1/episodes', episode())
    const id = String(made.body.id)
    expect((await admin.until(made.body.position))[0]?.says).toMatchObject({
      id,
      animeTitle: 'Langit Jingga',
      number: '12.5',
      visible: true,
      poster: null,
      adult: false,
    })
    const triggers: string[] = []
    const send = async (method: string, path: string, body?: object) => {
      const answer = await hub.ask(method, path, { body })
      expect(answer.status, answer.text).toBeLessThan(300)
      triggers.push(...brief(await admin.until(answer.body.position)))
      return answer
    }
    await send('PUT', `/v1/episodes/${id}`, episode({ title: 'Fajar' }))
    const server = { episodeId: id, name: 'Utama', url: 'https://video.example/1' }
    const serverId = String((await send('POST', '/v1/video-servers', server)).body.id)
    await send('PUT', `/v1/video-servers/${serverId}`, { ...server, name: 'Cadangan' })
    await send('DELETE', `/v1/video-servers/${serverId}`)
    await send('DELETE', `/v1/episodes/${id}`)
    expect(triggers).toEqual([
      'episode.updated on episodes',
      'video-server.created on video-servers',
      'video-server.updated on video-servers',
      'video-server.deleted on video-servers',
      'episode.deleted on episodes',
    ])
    expect(await snapshot('episodes,video-servers')).toMatchObject({ episodes: [], 'video-servers': [] })
  })

  it('the same episode again is answered again and wakes nobody: nothing is sent while content is unchanged (N17)', async () => {
    const id = await idOf('/v1/episodes', episode())
    const first = await hub.ask('PUT', `/v1/episodes/${id}`, { body: episode({ title: 'Lain' }) })
    const again = await hub.ask('PUT', `/v1/episodes/${id}`, { body: episode({ title: 'Lain' }) })
    expect(again.body).toEqual(first.body)
    expect(brief(await admin.until(first.body.position))).toEqual(['episode.updated on episodes'])
    await hub.ask('DELETE', `/v1/episodes/${id}`)
  })

  it('a repeated POST under one key makes one episode, with one id, however often it comes (S2)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => hub.post('/v1/episodes', episode(), 'ep-1')),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await snapshot('episodes')).episodes).toHaveLength(1)
    await hub.ask('DELETE', `/v1/episodes/${String(answers[0]?.body.id)}`)
  })

  it('deleting an episode deletes its video servers, so that none is left without one', async () => {
    const id = await idOf('/v1/episodes', episode())
    for (const name of ['A', 'B']) {
      await idOf('/v1/video-servers', { episodeId: id, name, url: 'https://video.example/1' })
    }
    const gone = await hub.ask('DELETE', `/v1/episodes/${id}`)
    expect(brief(await admin.until(gone.body.position)).slice(-3)).toEqual([
      'video-server.deleted on video-servers',
      'video-server.deleted on video-servers',
      'episode.deleted on episodes',
    ])
    expect((await snapshot('video-servers'))['video-servers']).toEqual([])
  })
})

describe('visibility (R6)', () => {
  it('an episode that is hidden is deleted for viewers and made for admins, and the other way round', async () => {
    const id = await idOf('/v1/episodes', episode())
    await idOf('/v1/video-servers', { episodeId: id, name: 'A', url: 'https://video.example/1' })
    const hidden = await hub.ask('PUT', `/v1/episodes/${id}`, { body: episode({ visible: false }) })
    expect(brief(await admin.until(hidden.body.position))).toEqual([
      'video-server.deleted on video-servers',
      'episode.deleted on episodes',
      'episode.created on episodes.hidden',
      'video-server.created on episodes.hidden',
    ])
    expect(await snapshot('episodes,video-servers')).toMatchObject({ episodes: [], 'video-servers': [] })
    const all = await snapshot('episodes,episodes.hidden,video-servers')
    expect(all).toMatchObject({ episodes: [], 'episodes.hidden': [{ id }], 'video-servers': [{ name: 'A' }] })

    const shown = await hub.ask('PUT', `/v1/episodes/${id}`, { body: episode() })
    expect(brief(await admin.until(shown.body.position))).toEqual([
      'video-server.deleted on episodes.hidden',
      'episode.deleted on episodes.hidden',
      'episode.created on episodes',
      'video-server.created on video-servers',
    ])
    expect((await snapshot('episodes')).episodes).toMatchObject([{ id, visible: true }])
    await hub.ask('DELETE', `/v1/episodes/${id}`)
  })

  it('nobody can publish into the topic of hidden episodes, nor under the names of their events', async () => {
    for (const body of [
      { topic: 'episodes.hidden', type: 'anything', data: 1 },
      { topic: 'episodes', type: 'episode.created', data: 1 },
    ]) {
      expect((await hub.post('/v1/events', body)).body.code).toBe('malformed')
    }
  })
})

describe('what is refused', () => {
  const cases = [
    [
      'an episode of no anime',
      'POST',
      '/v1/episodes',
      { ...episode(), animeId: 'none' },
      422,
      'unknown_anime',
    ],
    ['an episode without a title', 'POST', '/v1/episodes', { animeId: 'x', number: 1 }, 400, 'malformed'],
    [
      'a poster that is no web address',
      'POST',
      '/v1/episodes',
      { animeId: 'x', number: 1, title: 'x', poster: 'javascript:alert(1)' },
      400,
      'malformed',
    ],
    [
      'a video server of no episode',
      'POST',
      '/v1/video-servers',
      { episodeId: 'none', name: 'A', url: 'https://video.example/1' },
      422,
      'unknown_episode',
    ],
    ['an unknown episode', 'DELETE', '/v1/episodes/none', undefined, 404, 'not_found'],
    ['an unknown video server', 'DELETE', '/v1/video-servers/none', undefined, 404, 'not_found'],
  ] as const
  for (const [what, method, path, body, status, code] of cases) {
    it(`${what}: ${code}, and nothing is stored`, async () => {
      const before = (await hub.ask('GET', '/v1/health')).body.head
      const answer = await hub.ask(method, path, { body })
      expect([answer.status, answer.body.code], answer.text).toEqual([status, code])
      const { paths } = (await hub.ask('GET', '/openapi.json')).body as {
        paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>
      }
      const described = paths[path.replace('/none', '/{id}')]?.[method.toLowerCase()]?.responses
      expect(described?.[status]?.description).toContain(`\`${code}\``)
      expect((await hub.ask('GET', '/v1/health')).body.head).toBe(before)
    })
  }
})
