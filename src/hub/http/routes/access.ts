import * as z from 'zod/mini'
import { createToken } from '../../../shared/hub/commands.ts'
import type { TokenStore } from '../../store/token-file.ts'
import { bearerOf } from '../authenticate.ts'
import { ProblemError } from '../problem.ts'
import { json, type Route, routeWithBody } from '../route.ts'
import { readCookie, type Sessions, sessionCookie, sessionMs } from '../sessions.ts'

const createdToken = z.object({ token: z.string(), id: z.string() })
const sessionBegun = z.object({ role: z.string(), branchId: z.nullable(z.string()), expiresInMs: z.number() })

export interface AccessParts {
  readonly tokens: TokenStore
  readonly sessions: Sessions
  /** Ends what the token has open. */
  readonly onRevoked: (tokenId: string) => void
}

/** Tokens. A token is told once, in the answer that made it. */
export function tokenRoutes({ tokens, onRevoked }: AccessParts): readonly Route[] {
  return [
    routeWithBody({
      method: 'POST',
      path: '/v1/tokens',
      summary: 'Make a token; it is told only in this answer',
      permission: 'token.manage',
      body: createToken,
      answers: { 201: { description: 'The token', contentType: 'application/json', schema: createdToken } },
      problems: ['storage_full'],
      async handle({ body }) {
        const { role, label, branchId = null } = body
        if (role === 'cashier' && branchId === null) {
          throw new ProblemError('malformed', 'a cashier needs a branchId')
        }
        if (role === 'super_admin' && branchId !== null) {
          throw new ProblemError('malformed', 'a super_admin has all branches: leave branchId out')
        }
        return json(201, tokens.create({ role, branchId, label }))
      },
    }),
    {
      method: 'GET',
      path: '/v1/tokens',
      summary: 'List the tokens, without their secrets',
      permission: 'token.manage',
      answers: { 200: { description: 'The tokens', contentType: 'application/json' } },
      problems: [],
      handle: async () => json(200, { tokens: tokens.list() }),
    },
    {
      method: 'DELETE',
      path: '/v1/tokens/:id',
      summary: 'Revoke a token; its streams end at once',
      permission: 'token.manage',
      answers: { 200: { description: 'It is revoked', contentType: 'application/json' } },
      problems: ['not_found'],
      async handle({ params: { id = '' } }) {
        if (!tokens.revoke(id)) throw new ProblemError('not_found', 'there is no such token')
        onRevoked(id)
        return json(200, { id })
      },
    },
  ]
}

function cookie(value: string, maxAgeMs: number): Readonly<Record<string, string>> {
  const age = Math.floor(maxAgeMs / 1000)
  return { 'set-cookie': `${sessionCookie}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${age}` }
}

/** Cookie sessions, for clients that cannot send a header. */
export function sessionRoutes({ sessions }: AccessParts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/session',
      summary: 'Begin a cookie session with the token of the Authorization header',
      permission: 'session.manage',
      answers: {
        200: { description: 'The cookie is set', contentType: 'application/json', schema: sessionBegun },
      },
      problems: [],
      async handle({ request, principal }) {
        const token = bearerOf(request.headers.authorization)
        if (token === null)
          throw new ProblemError('unauthorized', 'a session begins with a token in the header')
        const { role, branchId } = principal
        const answer = json(200, { role, branchId, expiresInMs: sessionMs })
        return { ...answer, headers: cookie(sessions.create(token), sessionMs) }
      },
    },
    {
      method: 'DELETE',
      path: '/v1/session',
      summary: 'End the cookie session',
      permission: 'session.manage',
      answers: { 200: { description: 'It is ended', contentType: 'application/json' } },
      problems: [],
      async handle({ request }) {
        const id = readCookie(request.headers.cookie, sessionCookie)
        if (id !== null) sessions.remove(id)
        return { ...json(200, {}), headers: cookie('', 0) }
      },
    },
  ]
}
