import { randomBytes } from 'node:crypto'

/** Cookie sessions (O15), for clients that cannot send a header. They end with the process and with their token. */
export interface Sessions {
  create(token: string): string
  /** The token behind a session's id. @returns null for an unknown or an old one */
  tokenOf(id: string): string | null
  remove(id: string): void
}

export const sessionCookie = 'pantau_session'
export const sessionMs = 12 * 60 * 60 * 1000
const maxSessions = 10_000

export function createSessions(monotonic: () => number): Sessions {
  const sessions = new Map<string, { readonly token: string; readonly endsAt: number }>()
  return {
    create(token) {
      for (const [id, { endsAt }] of sessions) {
        if (endsAt > monotonic() && sessions.size < maxSessions) break
        sessions.delete(id)
      }
      const id = randomBytes(32).toString('base64url')
      sessions.set(id, { token, endsAt: monotonic() + sessionMs })
      return id
    },
    tokenOf(id) {
      const session = sessions.get(id)
      return session === undefined || session.endsAt <= monotonic() ? null : session.token
    },
    remove: (id) => {
      sessions.delete(id)
    },
  }
}

/** Reads one cookie of a Cookie header. Untrusted. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
