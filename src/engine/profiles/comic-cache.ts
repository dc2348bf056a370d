import type { Fact } from '../../shared/domain/event.ts'
import type { Lookup } from './types.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, parseJson, textOf, type WireObject } from './wire-value.ts'

/** Words for a cache that is being built, and for one that is. */
const building = ['rebuilding', 'building', 'loading', 'in_progress', 'stale']
const built = ['ready', 'complete', 'completed', 'idle', 'valid']

/**
 * `/api/cache/stats` (C12), asked for after a connect: the stream only tells changes, and live servers of today tell none
 * of the cache at all (part F). The document promises no more than "cache state and event info", so only what says
 * plainly whether it is being rebuilt is read; anything else is kept and shown raw.
 */
export const cacheStats: Lookup = {
  name: 'cache',
  path: '/api/cache/stats',
  accept: 'application/json',
  atConnect: true,
  optional: true,
  minIntervalMs: 1_000,
  maxBytes: 256 * 1024,
  wants: () => false,
  parse({ body, receivedAt, replay }, context) {
    const value = parseJson(body)
    const fact: Fact =
      value === undefined
        ? { kind: 'unknown', why: 'not-json' }
        : ((isObject(value) ? readState(value, receivedAt) : null) ?? { kind: 'unknown', why: 'shape' })
    return [
      {
        source: context.source,
        stream: context.stream,
        type: 'cache_stats',
        topic: '',
        position: null,
        dedupeKey: null,
        ts: isObject(value) ? parseWireTime(value.timestamp) : null,
        receivedAt,
        data: body,
        replay,
        facts: [fact],
      },
    ]
  },
}

function readState(value: WireObject, at: number): Fact | null {
  const cache = isObject(value.cache) ? { ...value, ...value.cache } : value
  const state = stateOf(cache)
  if (state === null) return null
  return { kind: 'cache', cache: { state, message: textOf(cache, 'message'), changedAt: at } }
}

function stateOf(cache: WireObject): 'rebuilding' | 'ready' | null {
  if (typeof cache.rebuild_complete === 'boolean') return cache.rebuild_complete ? 'ready' : 'rebuilding'
  for (const field of ['rebuilding', 'rebuild_in_progress', 'is_rebuilding', 'building']) {
    if (typeof cache[field] === 'boolean') return cache[field] ? 'rebuilding' : 'ready'
  }
  const word = textOf(cache, 'state', 'status').toLowerCase()
  if (building.includes(word)) return 'rebuilding'
  return built.includes(word) ? 'ready' : null
}
