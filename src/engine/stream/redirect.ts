/** Where a redirect leads, or why it is not followed. */
export type RedirectStep =
  | { readonly ok: true; readonly url: URL; readonly sameOrigin: boolean }
  | { readonly ok: false; readonly detail: string }

const redirectStatus = new Set([301, 302, 303, 307, 308])

export function isRedirect(status: number): boolean {
  return redirectStatus.has(status)
}

/**
 * Decides one redirect hop (C11, fault row 16).
 *
 * @param visited every URL of this attempt so far, the present one last
 * @param location the Location header
 * @param limit hops that are allowed
 */
export function nextHop(visited: readonly URL[], location: string | undefined, limit: number): RedirectStep {
  const from = visited.at(-1)
  if (from === undefined) throw new Error('a redirect comes from somewhere')
  if (location === undefined || location === '')
    return { ok: false, detail: 'a redirect without a Location header' }
  if (visited.length > limit) return { ok: false, detail: `more than ${limit} redirects` }
  const url = URL.canParse(location, from) ? new URL(location, from) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return { ok: false, detail: 'a redirect to something that is no http URL' }
  url.username = ''
  url.password = ''
  url.hash = ''
  if (visited.some((seen) => seen.href === url.href)) return { ok: false, detail: 'a redirect loop' }
  return { ok: true, url, sameOrigin: url.origin === from.origin }
}
