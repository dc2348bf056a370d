import { detectByUrl } from '../profiles/detect.ts'
import { probeProfile } from '../profiles/probe.ts'
import { findProfile } from '../profiles/registry.ts'
import type { Profile, StreamSpec } from '../profiles/types.ts'
import { defaultLimits } from '../stream/limits.ts'
import { streamUrl } from '../stream/stream-url.ts'
import type { CheckOptions } from './types.ts'

/** What is tested: one stream, and how it would be read. */
export interface CheckTarget {
  readonly url: string
  /** Null: nothing is known of the dialect. */
  readonly profile: Profile | null
  readonly spec: StreamSpec | null
}

/**
 * Finds the stream that an address stands for: the one that it names, else the first enabled one of its dialect. With
 * `auto` the server is asked for its dialect; one that cannot be asked is tested at the address itself, which then says
 * why.
 *
 * @returns the cancel; `done` is called once, unless cancelled
 */
export function findTarget(options: CheckOptions, done: (target: CheckTarget) => void): () => void {
  const { url, headers, clock, transport } = options
  const known = options.profile === 'auto' ? detectByUrl(url)?.profile : findProfile(options.profile)
  if (known !== undefined) {
    done(targetOf(options, known))
    return () => {}
  }
  const itself = { url: streamUrl(url, ''), profile: null, spec: null }
  const finish = (target: CheckTarget): void => {
    cancel()
    done(target)
  }
  // A server that hangs at each question would be asked for minutes.
  const cancelTimer = clock.after(options.responseMs ?? defaultLimits.responseMs, () => finish(itself))
  const cancelProbe = probeProfile({ url, headers, clock, transport }, (result) =>
    finish(result.ok ? targetOf(options, result.profile) : itself),
  )
  function cancel(): void {
    cancelTimer()
    cancelProbe()
  }
  return cancel
}

function targetOf({ url, streams }: CheckOptions, profile: Profile | null): CheckTarget {
  if (profile === null) return { url: streamUrl(url, ''), profile: null, spec: null }
  const path = new URL(url).pathname.replace(/\/+$/, '')
  const specs = profile.streams.map((spec) => ({ ...spec, path: streams[spec.name]?.path ?? spec.path }))
  const spec =
    specs.find((stream) => stream.path !== '' && path.endsWith(stream.path)) ??
    specs.find(({ name }) => streams[name]?.enabled !== false) ??
    specs[0]
  if (spec === undefined) return { url: streamUrl(url, ''), profile, spec: null }
  return { url: streamUrl(url, spec.path), profile, spec }
}
