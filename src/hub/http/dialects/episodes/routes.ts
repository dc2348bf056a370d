import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod/mini'
import { formatPosition } from '../../../../shared/domain/position.ts'
import type { Route } from '../../route.ts'
import { type Arrival, openStream } from '../open-stream.ts'
import type { DialectParts } from '../parts.ts'
import { shapeOf, shapeParameter, wantsJson } from '../shape.ts'
import { latestCards } from './cards.ts'
import { episodesChannel, episodesUpdated } from './feed.ts'
import { createEpisodeList, episodeTopics } from './list.ts'

const latest = z.object({
  html: z.string(),
  count: z.number(),
  episode_ids: z.array(z.string()),
  timestamp: z.string(),
})

/** The two endpoints of nipnime (N5, N6). */
export function episodeRoutes(parts: DialectParts): readonly Route[] {
  const { store, clock } = parts
  const list = createEpisodeList(store, () => clock.monotonic())
  const position = () => {
    const { epoch, head } = store.bounds()
    return formatPosition({ epoch, seq: head })
  }

  /** Whether the list may have changed while the client was away. */
  async function missedSomething(arrival: Arrival, after: number): Promise<boolean> {
    if (arrival !== 'resumed') return arrival === 'lost'
    for (let from = after; from < store.bounds().head; ) {
      const { events, through } = await store.read(from, { topics: episodeTopics, branch: null }, 1)
      if (events.length > 0 || through <= from) return true
      from = through
      // One part of the log a turn: a client that was away for long must not hold up the others.
      await nextTurn()
    }
    return false
  }

  return [
    {
      method: 'GET',
      path: '/api/episodes/stream',
      summary: 'nipnime: says when the list of episodes is another one; ends after 30 minutes',
      permission: 'read',
      query: [shapeParameter],
      answers: { 200: { description: 'The stream', contentType: 'text/event-stream' } },
      problems: ['too_many_streams', 'storage_damaged'],
      async handle(context) {
        const shape = shapeOf(context.query)
        const { hash: known } = await list()
        const spec = episodesChannel(parts, list, { shape, known, position })
        return openStream(context, parts, spec, async (arrival, after) =>
          (await missedSomething(arrival, after)) ? episodesUpdated(shape, clock.now()) : '',
        )
      },
    },
    {
      method: 'GET',
      path: '/api/episodes/latest',
      summary:
        'nipnime: the 12 latest visible episodes as cards; JSON where Accept names it, or in the live shape',
      permission: 'read',
      query: [shapeParameter],
      answers: {
        200: { description: 'HTML cards, or this as JSON', contentType: 'application/json', schema: latest },
        304: { description: 'They are what If-None-Match names', contentType: 'text/html' },
      },
      problems: ['storage_damaged'],
      async handle({ request, query }) {
        const asJson = shapeOf(query) === 'live' || wantsJson(request.headers.accept, 'text/html')
        const cards = latestCards((await list()).episodes, clock.now())
        const digest = createHash('sha256').update(cards.html).digest('base64url').slice(0, 27)
        const etag = `"${digest}${asJson ? '-json' : ''}"`
        const headers = { etag, vary: 'accept' }
        const contentType = asJson ? 'application/json' : 'text/html; charset=utf-8'
        if (request.headers['if-none-match'] === etag) return { status: 304, contentType, headers, text: '' }
        const timestamp = new Date(clock.now()).toISOString()
        const text = asJson ? JSON.stringify({ ...cards, timestamp }) : cards.html
        return { status: 200, contentType, headers, text }
      },
    },
  ]
}
