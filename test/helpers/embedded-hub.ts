import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A hub as a program outside talks to it: by its address and a token. */
export interface HubClient {
  readonly url: string
  /** Sends a command; the key makes a repetition harmless. Throws only when the hub does not answer. */
  post(
    path: string,
    body: unknown,
    key?: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>
  get(path: string): Promise<{ readonly status: number; readonly body: unknown }>
}

export function hubClient(url: string, token: string): HubClient {
  async function ask(path: string, init: RequestInit) {
    const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(10_000) })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  const authorization = `Bearer ${token}`
  return {
    url,
    post: (path, body, key) =>
      ask(path, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      }),
    get: (path) => ask(path, { headers: { authorization } }),
  }
}

/**
 * The console's embedded hub, found as an administrator finds it: the address in the log, the token in the hub's folder.
 *
 * @param after number of starts to skip, for a hub that was restarted
 * @returns null while there is none (yet)
 */
export function embeddedHub(dataDir: string, after = 0): HubClient | null {
  const tokenFile = join(dataDir, 'hub', 'admin.token')
  const starts = hubStarts(dataDir)
  const start = starts.at(-1)
  if (starts.length <= after || start === undefined || !existsSync(tokenFile)) return null
  return hubClient(start.url, readFileSync(tokenFile, 'utf8').trim())
}

/** Every time that the embedded hub got ready, as main's log tells. */
export function hubStarts(dataDir: string): { readonly url: string; readonly pid: number }[] {
  const log = join(dataDir, 'logs', 'main.log')
  if (!existsSync(log)) return []
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"hub ready"'))
    .map((line) => JSON.parse(line) as { url: string; pid: number })
}
