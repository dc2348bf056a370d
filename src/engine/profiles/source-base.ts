import type { Profile } from './types.ts'

/**
 * The URL below which a dialect's paths are. Somebody may have pasted the address of one stream, or of a document beside
 * it: what such a path ends is cut off, so that the other streams and the lookups are found too.
 *
 * @param url absolute http(s) URL of a source, as its settings have it
 * @param paths further paths of its streams, which settings may change
 */
export function sourceBase(url: string, profile: Profile, paths: readonly string[] = []): string {
  const base = new URL(url)
  const prefix = base.pathname.replace(/\/+$/, '')
  const known = [
    ...profile.streams.map(({ path }) => path),
    ...(profile.lookups ?? []).map(({ path }) => path),
    ...paths,
  ]
  const pasted = known
    .map((path) => path.split('?')[0] ?? '')
    .find((path) => path !== '' && path !== '/' && prefix.endsWith(path))
  if (pasted === undefined) return url
  base.pathname = prefix.slice(0, -pasted.length)
  return base.href
}
