import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Command } from '../../../../src/hub/domain/command.ts'
import { decide } from '../../../../src/hub/domain/decide.ts'
import type { DomainEvent } from '../../../../src/hub/domain/events.ts'
import { commandContext } from '../../../helpers/command-context.ts'
import { memoryHubView } from '../../../helpers/memory-hub-view.ts'

const step = fc.record({
  kind: fc.constantFrom('episode', 'change', 'remove', 'server', 'move-server', 'remove-server'),
  visible: fc.boolean(),
  which: fc.nat(20),
  other: fc.nat(20),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Does the steps on a hub of its own; gives every event that came of them. */
function play(steps: readonly Step[]): readonly DomainEvent[] {
  const { view, apply } = memoryHubView()
  const log: DomainEvent[] = []
  const context = commandContext()
  let episodes: readonly string[] = []
  let servers: readonly string[] = []
  function send(command: Command): string | null {
    const decision = decide(command, view, context)
    if (decision.kind !== 'accepted') return null
    apply(decision.events)
    log.push(...decision.events)
    return typeof decision.answer.id === 'string' ? decision.answer.id : null
  }
  const animeId = send({ kind: 'create-anime', input: { title: 'Langit' } }) ?? ''
  const pick = (from: readonly string[], index: number) => from[index % Math.max(1, from.length)] ?? 'none'
  for (const { kind, visible, which, other } of steps) {
    const input = { animeId, number: which, title: `t${other}`, visible, adult: false }
    const server = { episodeId: pick(episodes, other), name: `s${which}`, url: 'https://video.example/1' }
    const id = pick(kind.endsWith('server') ? servers : episodes, which)
    switch (kind) {
      case 'episode':
        episodes = [...episodes, send({ kind: 'create-episode', input }) ?? '']
        break
      case 'change':
        send({ kind: 'update-episode', id, input })
        break
      case 'remove':
        if (send({ kind: 'delete-episode', id }) !== null) episodes = episodes.filter((one) => one !== id)
        break
      case 'server': {
        const made = send({ kind: 'create-video-server', input: server })
        if (made !== null) servers = [...servers, made]
        break
      }
      case 'move-server':
        send({ kind: 'update-video-server', id, input: server })
        break
      default:
        send({ kind: 'delete-video-server', id })
    }
  }
  return log
}

/** What a reader of these topics alone believes to be there, from created, updated and deleted. */
function believed(log: readonly DomainEvent[], topics: readonly string[]) {
  const episodes = new Map<string, boolean>()
  const servers = new Map<string, string>()
  for (const event of log.filter(({ topic }) => topics.includes(topic))) {
    switch (event.type) {
      case 'episode.created':
        expect(episodes.has(event.payload.id), 'made twice').toBe(false)
        episodes.set(event.payload.id, event.payload.visible)
        break
      case 'episode.updated':
        expect(episodes.has(event.payload.id), 'changed before it was made').toBe(true)
        episodes.set(event.payload.id, event.payload.visible)
        break
      case 'episode.deleted':
        expect(episodes.delete(event.payload.id), 'deleted twice').toBe(true)
        break
      case 'video-server.created':
        expect(servers.has(event.payload.id), 'made twice').toBe(false)
        servers.set(event.payload.id, event.payload.episodeId)
        break
      case 'video-server.updated':
        expect(servers.has(event.payload.id), 'changed before it was made').toBe(true)
        servers.set(event.payload.id, event.payload.episodeId)
        break
      case 'video-server.deleted':
        expect(servers.delete(event.payload.id), 'deleted twice').toBe(true)
        break
      default:
    }
  }
  return { episodes, servers }
}

it('each side of visibility is a whole story by itself: nothing is changed or deleted that was not made there (N2, R6)', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const log = play(steps)
      const viewer = believed(log, ['episodes', 'video-servers'])
      const hidden = believed(log, ['episodes.hidden'])
      expect([...viewer.episodes.values()].every((visible) => visible)).toBe(true)
      expect([...hidden.episodes.values()].some((visible) => visible)).toBe(false)
      for (const side of [viewer, hidden]) {
        for (const episodeId of side.servers.values()) {
          expect(side.episodes.has(episodeId), 'a server is where its episode is').toBe(true)
        }
      }
      // Nobody is on both sides, and an admin, who hears both in order, ends at the same.
      const both = believed(log, ['episodes', 'episodes.hidden', 'video-servers'])
      expect(both.episodes.size).toBe(viewer.episodes.size + hidden.episodes.size)
      expect(both.servers.size).toBe(viewer.servers.size + hidden.servers.size)
    }),
  )
})
