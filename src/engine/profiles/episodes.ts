import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import { latestEpisodes } from './episodes-latest.ts'
import { eventOf, nameOf } from './event-of.ts'
import type { Profile, ProfileContext } from './types.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, parseJson, textOf } from './wire-value.ts'

/**
 * The nipnime dialect (source-systems.md A, B and F; seeds 000 and 001): one stream that says no more than that the list
 * changed, as a named event or as `type` of the data (N5), and the list itself to be fetched. Heartbeats are comments;
 * the server ends the stream after 30 minutes, which is no error (N12).
 */
export const episodes: Profile = {
  id: 'episodes',
  streams: [
    {
      name: 'stream',
      path: '/api/episodes/stream',
      alerting: true,
      // Every 10 s by the seed, 15 s by the live server.
      heartbeatMs: 15_000,
      pollMs: 30_000,
    },
  ],
  parse: (message, context) => [read(message, context)],
  lookups: [latestEpisodes],
}

function read(message: RawMessage, context: ProfileContext): NormalisedEvent {
  const value = parseJson(message.data)
  const fields = isObject(value) ? value : {}
  const type = nameOf(message) || textOf(fields, 'type')
  return eventOf(message, context, {
    type: type || 'message',
    topic: 'episodes',
    ts: parseWireTime(fields.timestamp),
    facts: [factOf(type, value)],
  })
}

function factOf(type: string, value: unknown): Fact {
  if (type === 'episodes_updated') return { kind: 'episodes-changed' }
  if (type === 'heartbeat' || type === 'ping') return { kind: 'heartbeat' }
  if (value === undefined) return { kind: 'unknown', why: 'not-json' }
  return { kind: 'unknown', why: type === '' ? 'shape' : 'type' }
}
