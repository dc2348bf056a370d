import type { Fact } from '../../shared/domain/event.ts'
import type { RawMessage } from '../stream/types.ts'
import { nameOf } from './event-of.ts'
import { pantau } from './pantau.ts'
import { dialects } from './registry.ts'
import { countMembers } from './stats-figures.ts'
import type { Profile, StreamSpec } from './types.ts'
import { isObject, parseJson } from './wire-value.ts'

/** A dialect, and its stream where the URL names one. */
export interface Detection {
  readonly profile: Profile
  readonly stream: StreamSpec | null
}

/**
 * Recognises a dialect by the path of a stream's URL, or of a document beside it.
 *
 * @returns null when the path belongs to no dialect; a bare host always does
 */
export function detectByUrl(url: string): Detection | null {
  const path = new URL(url).pathname.replace(/\/+$/, '')
  for (const profile of dialects) {
    const stream = profile.streams.find((spec) => path.endsWith(spec.path))
    if (stream !== undefined) return { profile, stream }
    if (profile.lookups?.some((lookup) => path.endsWith(lookup.path)) === true)
      return { profile, stream: null }
  }
  return null
}

/** How many messages `auto` looks at before it settles for `generic`. */
export const detectionMessages = 3

/** Facts that say nothing about who speaks: every dialect has a heartbeat, and what is unknown is of nobody. */
const anybodys: readonly Fact['kind'][] = ['unknown', 'heartbeat']

/**
 * Recognises a dialect by one message, for servers that serve it under another path.
 *
 * A message is taken for a dialect only when that dialect understands it, and no other can: `hello` is the first word of
 * the own one, the types of ComicMaintainer and of nipnime are theirs alone, Optik's fields are Indonesian. The stats
 * dashboard's words are everybody's (`users`, a `notification`, a `log`), so it is known by several of its figures only.
 * @returns null when it may be anything
 */
export function detectByMessage(message: RawMessage): Profile | null {
  const context = { source: '', stream: '', currency: 'IDR', firstOfConnection: true }
  return (
    dialects.find((profile) => {
      if (profile !== pantau && hasEnvelope(message)) return false
      if (profile.id === 'stats' && !isFigures(message)) return false
      const facts = profile.parse(message, context).flatMap((event) => event.facts)
      return facts.some(({ kind }) => !anybodys.includes(kind))
    }) ?? null
  )
}

/** Of the own dialect, whatever its name: a hub's revenue would pass for Optik's. */
function hasEnvelope(message: RawMessage): boolean {
  const value = parseJson(message.data)
  return isObject(value) && typeof value.ts === 'string' && typeof value.topic === 'string'
}

function isFigures(message: RawMessage): boolean {
  const value = parseJson(message.data)
  return nameOf(message) === '' && isObject(value) && countMembers(value) >= 2
}
