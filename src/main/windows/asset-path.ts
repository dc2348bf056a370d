import { isAbsolute, join, relative, sep } from 'node:path'

/** Scheme and host of everything the window loads (practice.md 1.3). */
export const appScheme = 'app'
export const appHost = 'ui'
export const appOrigin = `${appScheme}://${appHost}`

/** Whether a URL is a page or file of ours: compared by its parts, never by its beginning as text. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const parsed = new URL(url)
  return parsed.protocol === `${appScheme}:` && parsed.host === appHost && parsed.username === ''
}

/**
 * The file below `root` that a URL of ours names. The URL is untrusted.
 *
 * @returns null when it names nothing below `root`: another host, bad escapes, a way out of the folder
 */
export function assetPath(root: string, url: string): string | null {
  if (!isAppUrl(url)) return null
  let name: string
  try {
    name = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  // A backslash is a separator on Windows only, and a NUL ends names in the system calls below.
  if (name.includes('\0') || name.includes('\\')) return null
  const path = join(root, name === '/' || name === '' ? 'index.html' : name)
  const inside = relative(root, path)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
  return path
}
