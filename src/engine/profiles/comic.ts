import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import { cacheStats } from './comic-cache.ts'
import { readComicFact } from './comic-facts.ts'
import { digest } from './digest.ts'
import { eventOf, nameOf } from './event-of.ts'
import type { Profile, ProfileContext } from './types.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, parseJson, textOf, type WireObject } from './wire-value.ts'

/** How far the server's clock may be ahead of ours before what it replays could look new, ms. */
const clockSkewMs = 300_000

/**
 * The ComicMaintainer dialect (source-systems.md C and F; seed 002): one stream of `{type, data, timestamp}`, unnamed,
 * without ids, with a heartbeat as data.
 *
 * On connect the server replays the last event of each type and of each job. Nothing marks them, so two things are used
 * that the wire does have. What we know already is bytewise the same and vanishes by its key of type, time and content
 * (its time alone may have only seconds). What happened while we were away is new to us, but comes in the opening burst
 * and with a time from before the connection, give or take the clocks: it is kept and shown, and calls nobody. The price
 * is that something live in the first two seconds of a connection calls nobody either.
 */
export const comic: Profile = {
  id: 'comic',
  streams: [
    {
      name: 'events',
      path: '/api/events/stream',
      // Nothing can bring back which files were processed while the window was hidden, so the stream stays.
      alerting: true,
      heartbeatMs: 15_000,
      pollMs: 15_000,
    },
  ],
  parse: (message, context) => [read(message, context)],
  lookups: [cacheStats],
}

function read(message: RawMessage, context: ProfileContext): NormalisedEvent {
  const value = parseJson(message.data)
  const name = nameOf(message)
  const fields = isObject(value) ? value : {}
  const type = name || textOf(fields, 'type')
  const ts = parseWireTime(fields.timestamp)
  return eventOf(message, context, {
    type: type || 'message',
    ts,
    // Without a time the same words may be said twice and mean two things.
    dedupeKey: ts === null ? null : `${type}:${digest(message.data)}`,
    replay: isReplay(ts, context),
    facts: [factOf(value, type, ts ?? message.receivedAt)],
  })
}

function factOf(value: unknown, type: string, at: number): Fact {
  if (value === undefined) return { kind: 'unknown', why: 'not-json' }
  if (!isObject(value)) return { kind: 'unknown', why: 'shape' }
  if (type === 'heartbeat') return { kind: 'heartbeat' }
  const fact = readComicFact(type, detailsOf(value), at)
  return fact ?? { kind: 'unknown', why: type === '' ? 'shape' : 'type' }
}

/** The details are in `data`, or beside `type` where a server sends them flat. */
function detailsOf(value: WireObject): WireObject {
  return isObject(value.data) ? value.data : value
}

function isReplay(ts: number | null, { openedAt }: ProfileContext): boolean {
  return openedAt !== undefined && (ts === null || ts < openedAt + clockSkewMs)
}
