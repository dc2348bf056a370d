import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import { readNotification } from './optik-notification.ts'
import { readRevenue } from './optik-revenue.ts'
import { readStock } from './optik-stock.ts'
import type { Profile, ProfileContext } from './types.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, parseJson, textOf, type WireObject } from './wire-value.ts'

/**
 * The Optik Melati dialect (source-systems.md D and F; seed 003): four streams without ids, in the seed's shape and in
 * the drifted live one, as SSE or as polled JSON at the same URL.
 *
 * What a message is, is read from its shape and never from the endpoint it came from, since settings may give a stream
 * another path and the live server sends heartbeats as data. Levels that a server names are ignored (O11).
 *
 * Nothing here is ever a replay. Stock messages carry changes only, also the first of the first connection (the live
 * server looks back one minute): a critical item in it must call a person. A change that comes again, from the look-back
 * or from a list, changes no figure and therefore calls nobody. Notifications are polled over the last five minutes:
 * their natural key makes the repeated ones vanish. So a recorded day calls once for each critical item.
 */
export const optik: Profile = {
  id: 'optik',
  streams: [
    {
      name: 'dashboard',
      path: '/realtime/dashboard',
      alerting: false,
      heartbeatMs: 15_000,
      pollMs: 15_000,
    },
    { name: 'omset', path: '/realtime/omset-kasir', alerting: false, heartbeatMs: 15_000, pollMs: 15_000 },
    // These two are silent while nothing happens, and send no heartbeat (source-systems.md, 3G).
    {
      name: 'notifications',
      path: '/realtime/notifications',
      alerting: true,
      heartbeatMs: null,
      pollMs: 15_000,
    },
    { name: 'stock', path: '/realtime/stock-updates', alerting: true, heartbeatMs: null, pollMs: 30_000 },
  ],
  parse(message, context) {
    const value = parseJson(message.data)
    const entries = notificationsOf(value)
    if (entries === null) return [toEvent(message, context, message.data, value)]
    return entries.map(({ text, entry }) => toEvent(message, context, text, entry))
  },
}

/** Notifications of one polled answer at the most; a longer list is none, and kept as one message. */
const listLimit = 1_000

/**
 * The polled answer of the notifications: several in one message, each with an identity of its own and the text of its
 * element. An empty array is no list of anything.
 *
 * @returns null for anything else, also for what is nested too deep to be written again
 */
function notificationsOf(
  value: unknown,
): readonly { readonly text: string; readonly entry: unknown }[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > listLimit) return null
  if (value.every(isStockUpdate)) return null
  try {
    return value.map((entry: unknown) => ({ text: JSON.stringify(entry), entry }))
  } catch {
    return null
  }
}

function isStockUpdate(value: unknown): boolean {
  return isObject(value) && 'new_stock' in value
}

function toEvent(
  message: RawMessage,
  context: ProfileContext,
  data: string,
  value: unknown,
): NormalisedEvent {
  const reading = readValue(value, context, message.receivedAt)
  const named = message.type !== 'message' && message.type !== 'poll' ? message.type : ''
  return {
    source: context.source,
    stream: context.stream,
    type: named || (isObject(value) ? textOf(value, 'type') : '') || context.stream,
    topic: reading.topic,
    position: null,
    dedupeKey: reading.dedupeKey ?? null,
    ts: isObject(value) ? parseWireTime(value.timestamp) : null,
    receivedAt: message.receivedAt,
    data,
    replay: false,
    facts: reading.facts,
  }
}

interface Reading {
  readonly topic: string
  readonly facts: readonly Fact[]
  readonly dedupeKey?: string
}

function readValue(value: unknown, context: ProfileContext, receivedAt: number): Reading {
  if (value === undefined) return { topic: '', facts: [{ kind: 'unknown', why: 'not-json' }] }
  if (isHeartbeat(value)) return { topic: '', facts: [{ kind: 'heartbeat' }] }
  const updates = stockUpdatesOf(value)
  if (updates !== null) return { topic: 'stock', facts: readStock(updates) }
  if (!isObject(value)) return { topic: '', facts: [{ kind: 'unknown', why: 'shape' }] }
  const notification = readNotification(value, receivedAt)
  if (notification !== null) return { topic: 'notifications', ...notification }
  const revenue = readRevenue(value, context.currency, receivedAt)
  if (revenue !== null) return { topic: 'revenue', facts: revenue }
  return { topic: '', facts: [{ kind: 'unknown', why: textOf(value, 'type') === '' ? 'shape' : 'type' }] }
}

/** `[]` (or PHP's `{}`) says that nothing happened; the live dashboard sends `{type: "heartbeat"}` as data. */
function isHeartbeat(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && (value.type === 'heartbeat' || Object.keys(value).length === 0)
}

function stockUpdatesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.every(isStockUpdate) ? value : null
  if (!isObject(value)) return null
  if (Array.isArray(value.updates)) return value.updates
  // PHP writes a list with holes in its keys as an object.
  if (isObject(value.updates)) return Object.values<unknown>(value.updates)
  return isStockUpdate(value) ? [value satisfies WireObject] : null
}
