import type { RawMessage } from '../stream/types.ts'
import { optik } from './optik.ts'
import { pantau } from './pantau.ts'
import type { Profile, StreamSpec } from './types.ts'

/** A dialect, and its stream where the URL names one. */
export interface Detection {
  readonly profile: Profile
  readonly stream: StreamSpec | null
}

/**
 * Recognises a dialect by the path of a stream's URL.
 *
 * @returns null when the path belongs to no dialect; a bare host always does
 */
export function detectByUrl(url: string): Detection | null {
  const path = new URL(url).pathname.replace(/\/+$/, '')
  for (const profile of [pantau, optik]) {
    const stream = profile.streams.find((spec) => path.endsWith(spec.path))
    if (stream !== undefined) return { profile, stream }
  }
  return null
}

/** How many messages `auto` looks at before it settles for `generic`. */
export const detectionMessages = 3

/**
 * Recognises a dialect by one message, for servers that serve it under another path.
 *
 * A message is taken for a dialect only when that dialect understands it: `hello` is the first word of the own one, and
 * a fact that Optik's reader finds is one that no other dialect has.
 * @returns null when it may be anything
 */
export function detectByMessage(message: RawMessage): Profile | null {
  const context = { source: '', stream: '', currency: 'IDR', firstOfConnection: true }
  const understands = (profile: Profile): boolean =>
    profile
      .parse(message, context)
      .some(({ facts }) => facts.some(({ kind }) => kind !== 'unknown' && kind !== 'heartbeat'))
  if (understands(pantau)) return pantau
  return understands(optik) ? optik : null
}
