import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hubSnapshot } from '../../../src/shared/hub/events.ts'
import { startTestHub, type TestHub, temporaryFolder } from '../../helpers/hub.ts'
import { openStream } from '../../helpers/hub-stream.ts'

type Move =
  | { readonly kind: 'create'; readonly visible: boolean }
  | { readonly kind: 'retitle' | 'show' | 'hide' | 'delete' | 'serve'; readonly which: number }

const move = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), visible: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom(
      'retitle' as const,
      'show' as const,
      'hide' as const,
      'delete' as const,
      'serve' as const,
    ),
    which: fc.nat(9),
  }),
)

interface Known {
  readonly id: string
  readonly title: string
  readonly visible: boolean
  /** Words in the addresses of its video servers: they are told with it when it is shown. */
  readonly servers: readonly string[]
}

/** Does the moves; says which titles and addresses nobody but an admin may ever have seen. */
async function play(hub: TestHub, animeId: string, moves: readonly Move[], mark: string) {
  const secrets = new Set<string>()
  let episodes: readonly Known[] = []
  let words = 0
  const word = (visible: boolean): string => {
    words += 1
    const text = `${mark}w${words}z`
    if (!visible) secrets.add(text)
    return text
  }
  const body = ({ title, visible }: Pick<Known, 'title' | 'visible'>) => ({
    animeId,
    number: 1,
    title,
    visible,
  })
  for (const step of moves) {
    if (step.kind === 'create') {
      const made = { title: word(step.visible), visible: step.visible }
      const { body: answer } = await hub.post('/v1/episodes', body(made))
      episodes = [...episodes, { id: String(answer.id), ...made, servers: [] }]
      continue
    }
    const known = episodes[step.which % Math.max(1, episodes.length)]
    if (known === undefined) continue
    const path = `/v1/episodes/${known.id}`
    if (step.kind === 'serve') {
      const server = word(known.visible)
      const url = `https://video.example/${server}`
      await hub.post('/v1/video-servers', { episodeId: known.id, name: 'A', url })
      const next = { ...known, servers: [...known.servers, server] }
      episodes = episodes.map((one) => (one.id === known.id ? next : one))
    } else if (step.kind === 'delete') {
      await hub.ask('DELETE', path)
      episodes = episodes.filter(({ id }) => id !== known.id)
    } else {
      const visible = step.kind === 'retitle' ? known.visible : step.kind === 'show'
      // A title that was hidden stays a secret for ever: an episode gets a new one when it is shown.
      const next = { ...known, title: word(visible), visible }
      if (visible) for (const server of known.servers) secrets.delete(server)
      await hub.ask('PUT', path, { body: body(next) })
      episodes = episodes.map((one) => (one.id === known.id ? next : one))
    }
  }
  return { secrets, visible: episodes.filter(({ visible }) => visible) }
}

it('no byte of a hidden episode reaches a cashier, a reader or an anonymous one: not live, not on replay, not in snapshot, metrics or description (R6)', async () => {
  const folder = temporaryFolder()
  const hub = await startTestHub(folder.dir, { anonymousRead: true })
  const animeId = String((await hub.post('/v1/anime', { title: 'Langit' })).body.id)
  const readers = [await hub.token('cashier', 'utama'), await hub.token('passet'), null]
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
      round += 1
      const live = readers.map((token) => openStream(hub.hub.url, token))
      await expect.poll(() => live.every(({ events }) => events.length > 0)).toBe(true)
      const { secrets, visible } = await play(hub, animeId, moves, `r${round}`)
      const end = String(
        (await hub.post('/v1/events', { topic: 'till', type: 'mark', data: round })).body.position,
      )
      const replay = readers.map((token) => openStream(hub.hub.url, token, { query: '?from=oldest' }))
      const named = readers.map((token) =>
        openStream(hub.hub.url, token, { query: '?from=oldest&topics=episodes,video-servers,till' }),
      )
      const streams = [...live, ...replay, ...named]
      await expect
        .poll(() => streams.every((stream) => stream.lastId() === end), { timeout: 10_000 })
        .toBe(true)
      const texts = streams.map((stream) => stream.raw())
      for (const stream of streams) stream.close()
      for (const token of readers) {
        for (const path of [
          '/v1/snapshot',
          '/v1/snapshot?topics=episodes,video-servers',
          '/v1/metrics',
          '/openapi.json',
        ]) {
          texts.push((await hub.ask('GET', path, { token })).text)
        }
      }
      for (const secret of secrets)
        expect(
          texts.filter((text) => text.includes(secret)),
          secret,
        ).toEqual([])
      // And what is visible is there, so that the filter is no wall.
      const { body } = await hub.ask('GET', '/v1/snapshot', { token: null })
      const shown = hubSnapshot.parse(body).episodes?.map(({ title }) => title)
      for (const { title } of visible) expect(shown).toContain(title)
    }),
    {
      numRuns: 12,
      examples: [
        [
          [
            { kind: 'create', visible: false },
            { kind: 'serve', which: 0 },
            { kind: 'show', which: 0 },
            { kind: 'hide', which: 0 },
            { kind: 'serve', which: 0 },
          ],
        ],
      ],
    },
  )
  await hub.stop()
  folder.remove()
}, 120_000)
