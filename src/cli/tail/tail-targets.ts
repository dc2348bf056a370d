import { detectByUrl } from '../../engine/profiles/detect.ts'
import { findProfile } from '../../engine/profiles/registry.ts'
import type { Profile, StreamSpec } from '../../engine/profiles/types.ts'
import { streamUrl } from '../../engine/stream/stream-url.ts'
import type { ProfileId } from '../../shared/settings/schema.ts'
import { UsageError } from '../usage-error.ts'

/** One stream to follow, and how it is read; null: find out from its messages. */
export interface TailTarget {
  readonly url: string
  readonly spec: StreamSpec
  readonly profile: Profile | null
}

const anyStream: StreamSpec = {
  name: 'stream',
  path: '',
  alerting: false,
  heartbeatMs: null,
  pollMs: 15_000,
}

/**
 * What a URL and a profile mean together: the endpoint of one stream, or, for a named profile and a URL without a path,
 * all streams of that source.
 *
 * @throws UsageError for a profile that this version cannot read
 */
export function tailTargets(url: string, id: ProfileId): readonly TailTarget[] {
  if (id === 'auto') {
    const found = detectByUrl(url)
    return [{ url, spec: found?.stream ?? anyStream, profile: found?.profile ?? null }]
  }
  const profile = findProfile(id)
  if (profile === null) {
    throw new UsageError(`--profile: this version cannot read ${id}; use generic or --raw`)
  }
  const path = new URL(url).pathname.replace(/\/+$/, '')
  const named = profile.streams.find((spec) => spec.path !== '' && path.endsWith(spec.path))
  if (named !== undefined) return [{ url, spec: named, profile }]
  if (path !== '') return [{ url, spec: anyStream, profile }]
  return profile.streams.map((spec) => ({ url: streamUrl(url, spec.path), spec, profile }))
}

/** Id of a source that has only a URL: its host and port, as settings allow ids. */
export function sourceIdOf(url: string): string {
  return (
    new URL(url).host
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 64) || 'source'
  )
}
