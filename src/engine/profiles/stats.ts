import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import { digest } from './digest.ts'
import { eventOf, nameOf } from './event-of.ts'
import { readFigures } from './stats-figures.ts'
import { readLogLine, readNotification, timeOf } from './stats-messages.ts'
import type { Profile, ProfileContext } from './types.ts'
import { isObject, parseJson, textOf } from './wire-value.ts'

/**
 * The admin dashboard's dialect (source-systems.md D; seed 004): six figures as an unnamed message every five seconds,
 * and the named events `notification` and `log`, whose payloads the seed does not show: text and objects are read.
 */
export const stats: Profile = {
  id: 'stats',
  streams: [
    {
      name: 'stats',
      path: '/sse/stats',
      // Notifications and log lines come once and cannot be asked for again, so a hidden window keeps the stream.
      alerting: true,
      // Every 5 s by the seed (D1), and a keepalive each 30 s where the figures come more rarely (D11): between the two.
      heartbeatMs: 10_000,
      pollMs: 5_000,
    },
  ],
  parse: (message, context) => [read(message, context)],
}

function read(message: RawMessage, context: ProfileContext): NormalisedEvent {
  const value = parseJson(message.data)
  const name = nameOf(message)
  const type = name || (isObject(value) ? textOf(value, 'type') : '') || 'message'
  return eventOf(message, context, {
    type,
    topic: topicOf(type),
    ts: timeOf(value),
    // Only a row that its source numbers can be known again; the same twice is then a repetition.
    dedupeKey: type === 'notification' && hasId(value) ? `notification:${digest(message.data)}` : null,
    facts: [factOf(type, value, message)],
  })
}

function factOf(type: string, value: unknown, message: RawMessage): Fact {
  // Text that is no JSON is a line or a notification in itself.
  if (type === 'notification') return readNotification(value ?? message.data, message.receivedAt)
  if (type === 'log') return readLogLine(value ?? message.data, message.receivedAt)
  if (value === undefined) return { kind: 'unknown', why: 'not-json' }
  if (!isObject(value)) return { kind: 'unknown', why: 'shape' }
  if (type === 'ping' || type === 'heartbeat' || type === 'keepalive') return { kind: 'heartbeat' }
  if (nameOf(message) !== '' && type !== 'stats') return { kind: 'unknown', why: 'type' }
  const figures = readFigures(value)
  if (figures === null) return { kind: 'unknown', why: 'shape' }
  return { kind: 'stats', stats: { ...figures, ts: timeOf(value) } }
}

function topicOf(type: string): string {
  if (type === 'notification') return 'notifications'
  return type === 'log' ? 'logs' : 'stats'
}

function hasId(value: unknown): boolean {
  return isObject(value) && textOf(value, 'id', 'notification_id', '_id', 'uuid') !== ''
}
