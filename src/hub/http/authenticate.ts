import type { Principal, TokenStore } from '../store/token-file.ts'
import { ProblemError } from './problem.ts'
import { readCookie, type Sessions, sessionCookie } from './sessions.ts'

export interface AuthenticateParts {
  readonly tokens: TokenStore
  readonly sessions: Sessions
  /** Requests without any credential may read (`--anonymous-read`). */
  readonly anonymousRead: boolean
}

/** Who reads without a token: as much as the least of the roles. */
export const anonymous: Principal = {
  tokenId: 'anonymous',
  role: 'passet',
  branchId: null,
  label: 'anonymous',
}

/** The token of an Authorization header. Untrusted. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +([^\s]{1,500}) *$/i.exec(header ?? '')?.[1] ?? null
}

/**
 * Who sends a request. A wrong credential is refused even where none is needed: its owner should hear of it.
 *
 * @throws ProblemError `unauthorized`
 */
export function authenticate(
  headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
  { tokens, sessions, anonymousRead }: AuthenticateParts,
): Principal {
  if (headers.authorization !== undefined) {
    const principal = tokens.find(bearerOf(headers.authorization) ?? '')
    if (principal !== null) return principal
    throw new ProblemError('unauthorized', 'this token is not known')
  }
  const session = readCookie(headers.cookie, sessionCookie)
  if (session !== null) {
    const token = sessions.tokenOf(session)
    const principal = token === null ? null : tokens.find(token)
    if (principal !== null) return principal
    throw new ProblemError('unauthorized', 'this session has ended')
  }
  if (anonymousRead) return anonymous
  throw new ProblemError('unauthorized', 'send Authorization: Bearer with a token')
}
