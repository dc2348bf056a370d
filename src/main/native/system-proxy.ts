import type { SystemProxy } from '../../engine/ports.ts'

/** How Chromium says which way to take: `PROXY host:port; SOCKS5 host:port; DIRECT`, best first. */
type ResolveProxy = (url: string) => Promise<string>

/**
 * The system's proxy as Chromium knows it (settings of the desktop, PAC files, environment).
 *
 * @param resolve `session.resolveProxy`
 */
export function createSystemProxy(resolve: ResolveProxy): SystemProxy {
  return async (url) => {
    if (!URL.canParse(url) || isLoopback(new URL(url).hostname)) return null
    try {
      // Chromium knows no rules for anything but web addresses, and must not hear names or passwords in them.
      const { protocol, host, pathname } = new URL(url)
      return proxyUrl(await resolve(`${protocol}//${host}${pathname}`))
    } catch {
      // A broken PAC file must not keep a source away that can be reached without it.
      return null
    }
  }
}

/**
 * The first way of Chromium's list that Pantau can go: an `http:` or `https:` URL of an HTTP proxy, or null for a straight
 * way. SOCKS is passed over, and a list with nothing else in it is a straight way.
 */
export function proxyUrl(list: string): string | null {
  for (const entry of list.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return null
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()]
    if (scheme === undefined || address === '') continue
    const url = `${scheme}://${address}`
    if (URL.canParse(url)) return url
  }
  return null
}

/** This machine itself: never behind a proxy, whatever the system's rules say. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}
