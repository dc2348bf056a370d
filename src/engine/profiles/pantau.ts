import * as z from 'zod/mini'
import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import { formatPosition, parsePosition } from '../../shared/domain/position.ts'
import { byeEvent, controlEvents, gapEvent, helloEvent, hubTopics } from '../../shared/hub/events.ts'
import { hubLimits } from '../../shared/hub/limits.ts'
import type { RawMessage } from '../stream/types.ts'
import { isHubEvent, readHubEvent } from './pantau-events.ts'
import { parseSnapshot } from './pantau-snapshot.ts'
import type { Profile, ProfileContext } from './types.ts'
import { parseJson } from './wire-value.ts'

/** What every data event of the own dialect has, also one that another program published. */
const envelope = z.looseObject({ ts: z.string(), topic: z.string() })

/**
 * The own dialect (contract.md, The hub over HTTP): what `shared/hub/events.ts` declares, and nothing guessed.
 *
 * A message's position is its own `id:` line. One without such a line has none and is never dropped as a duplicate: the
 * last event id that it inherits belongs to the message before it.
 */
export const pantau: Profile = {
  id: 'pantau',
  streams: [
    {
      name: 'events',
      path: '/v1/stream',
      alerting: true,
      heartbeatMs: hubLimits.heartbeatMs,
      pollMs: hubLimits.heartbeatMs,
    },
  ],
  parse: (message, context) => [parseMessage(message, context)],
  snapshot: {
    path: (topics) => `/v1/snapshot?topics=${(topics.length > 0 ? topics : hubTopics).join(',')}`,
    parse: parseSnapshot,
  },
}

function parseMessage(message: RawMessage, context: ProfileContext): NormalisedEvent {
  const value = parseJson(message.data)
  const common = envelope.safeParse(value)
  const position = message.hasId ? parsePosition(message.lastEventId) : null
  const ts = common.success ? Date.parse(common.data.ts) : Number.NaN
  return {
    source: context.source,
    stream: context.stream,
    type: message.type,
    topic: common.success ? common.data.topic : '',
    position,
    // A `hello` carries the position where the stream goes on, which is the identity of another event.
    dedupeKey: position === null || isControl(message.type) ? null : formatPosition(position),
    ts: Number.isNaN(ts) ? null : ts,
    receivedAt: message.receivedAt,
    data: message.data,
    replay: false,
    facts: factsOf(message.type, value, common.success, Number.isNaN(ts) ? message.receivedAt : ts),
  }
}

function factsOf(type: string, value: unknown, enveloped: boolean, at: number): readonly Fact[] {
  if (value === undefined) return [{ kind: 'unknown', why: 'not-json' }]
  if (type === 'hello')
    return control(helloEvent, value, ({ heartbeatMs, resumedFrom }) => ({
      kind: 'hello',
      heartbeatMs,
      resumedFrom,
    }))
  if (type === 'gap') return control(gapEvent, value, (gap) => ({ kind: 'gap', ...gap }))
  if (type === 'bye') return control(byeEvent, value, (bye) => ({ kind: 'bye', ...bye }))
  if (!isHubEvent(type)) return [{ kind: 'unknown', why: enveloped ? 'type' : 'shape' }]
  return readHubEvent(type, value, at) ?? [{ kind: 'unknown', why: 'shape' }]
}

function control<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  fact: (data: z.infer<S>) => Fact,
): readonly Fact[] {
  const read = schema.safeParse(value)
  return read.success ? [fact(read.data)] : [{ kind: 'unknown', why: 'shape' }]
}

function isControl(type: string): boolean {
  return controlEvents.some((name) => name === type)
}
