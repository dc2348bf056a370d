/** `pantau://` links. Untrusted: any page and any program may open one; parsed here, once. A link only shows. */
import { type Place, parsePlace } from '../../shared/ipc/place.ts'

export const linkScheme = 'pantau'

/** Longest link that is looked at; an id is at most 512 characters, each of them up to 9 when it is percent-encoded. */
const longestLink = 5_000

/**
 * Where a link leads: `pantau://alerts/<id>`, `pantau://source/<id>`, `pantau://view/<name>`.
 *
 * @returns null for everything else: another scheme, a name or password, a port, a query, another place
 */
export function parseDeepLink(text: string): Place | null {
  if (text.length > longestLink || !/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== `${linkScheme}:` || url.username !== '' || url.password !== '') return null
  if (url.port !== '' || url.search !== '' || url.hash !== '') return null
  // Some programs add a slash at the end.
  return parsePlace(`${url.hostname}${url.pathname}`.replace(/\/$/, ''))
}

/** The link among the arguments that the desktop started us with; null when there is none. */
export function linkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null
}
