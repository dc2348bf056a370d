import type { Fact } from '../../shared/domain/event.ts'
import { readMapping } from '../../shared/mapping/read-mapping.ts'
import type { RawMessage } from '../stream/types.ts'
import { eventOf } from './event-of.ts'
import type { Profile, ProfileContext } from './types.ts'
import { parseJson } from './wire-value.ts'

/**
 * Any event stream: named and unnamed messages, kept and shown as they came (C9), and fields of them where the source's
 * settings map them to something to see (issue 3.6). It has no stream of its own; the source's URL is the stream. It also
 * takes what `auto` could not recognise.
 *
 * No duplicate is ever dropped: an id of a stranger proves nothing about identity (C6).
 */
export const generic: Profile = {
  id: 'generic',
  streams: [{ name: 'stream', path: '', alerting: false, heartbeatMs: null, pollMs: 15_000 }],
  parse: (message, context) => [
    eventOf(message, context, { type: message.type, facts: [factOf(message, context)] }),
  ],
}

function factOf(message: RawMessage, context: ProfileContext): Fact {
  const value = parseJson(message.data)
  const { mapping = [] } = context
  // Text that is no JSON is a value too: a tile may show the whole payload.
  const readings = mapping.length === 0 ? [] : readMapping(mapping, message.type, value ?? message.data)
  if (readings.length > 0) return { kind: 'readings', readings }
  return { kind: 'unknown', why: value === undefined ? 'not-json' : 'type' }
}
