import type { Profile } from './types.ts'
import { parseJson } from './wire-value.ts'

/**
 * Any event stream: named and unnamed messages, kept and shown as they came (C9). It has no stream of its own; the
 * source's URL is the stream. It also takes what `auto` could not recognise.
 *
 * No duplicate is ever dropped: an id of a stranger proves nothing about identity (C6).
 */
export const generic: Profile = {
  id: 'generic',
  streams: [{ name: 'stream', path: '', alerting: false, heartbeatMs: null, pollMs: 15_000 }],
  parse: (message, context) => [
    {
      source: context.source,
      stream: context.stream,
      type: message.type,
      topic: '',
      position: null,
      dedupeKey: null,
      ts: null,
      receivedAt: message.receivedAt,
      data: message.data,
      replay: false,
      facts: [{ kind: 'unknown', why: parseJson(message.data) === undefined ? 'not-json' : 'type' }],
    },
  ],
}
