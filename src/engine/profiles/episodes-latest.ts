import type { EpisodeFact } from '../../shared/domain/episode.ts'
import type { Fact } from '../../shared/domain/event.ts'
import { readHtmlList, readJsonList } from './episode-list.ts'
import type { Lookup, LookupAnswer } from './types.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, parseJson } from './wire-value.ts'

/** Largest answer that is kept as it came, characters; the documents speak of 15 to 30 KB (N6). */
const keptCharacters = 64 * 1024

/**
 * `/api/episodes/latest` (N5-N7): cards as HTML, JSON around such HTML, or plain JSON. Only what a card says becomes data
 * (part F: "parse to cards, never inject"); a page that cannot be read is kept raw and changes nothing.
 *
 * Asked for after every connect and when the stream says so. What differs on connect is a catch-up and calls nobody;
 * what a message announced is news.
 */
export const latestEpisodes: Lookup = {
  name: 'latest',
  path: '/api/episodes/latest',
  accept: 'application/json, text/html;q=0.9',
  atConnect: true,
  optional: false,
  // One admin's work is several triggers within seconds (N2).
  minIntervalMs: 1_000,
  maxBytes: 5 * 1024 * 1024,
  wants: ({ kind }) => kind === 'episodes-changed',
  parse(answer, context) {
    const { value, list } = readAnswer(answer)
    return [
      {
        source: context.source,
        stream: context.stream,
        type: 'episodes_latest',
        topic: 'episodes',
        position: null,
        dedupeKey: null,
        ts: isObject(value) ? parseWireTime(value.timestamp) : null,
        receivedAt: answer.receivedAt,
        data: keptText(answer.body, list),
        replay: answer.replay,
        facts: [list === null ? unread(value) : { kind: 'episodes', episodes: list }],
      },
    ]
  },
}

/** HTML is told from JSON by its content: servers send either as text/html. */
function readAnswer({ body, url }: LookupAnswer): {
  readonly value: unknown
  readonly list: readonly EpisodeFact[] | null
} {
  const value = parseJson(body)
  return { value, list: value === undefined ? readHtmlList(body, url) : readJsonList(value, url) }
}

function unread(value: unknown): Fact {
  return { kind: 'unknown', why: value === undefined ? 'not-json' : 'shape' }
}

/** A list comes with every change and every connect: a huge one is kept as what was read of it. */
function keptText(body: string, list: readonly EpisodeFact[] | null): string {
  if (body.length <= keptCharacters) return body
  return list === null ? body.slice(0, keptCharacters) : JSON.stringify(list)
}
