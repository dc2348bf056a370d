import * as z from 'zod/mini'
import { bearerOf } from '../authenticate.ts'
import { ProblemError } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { readCookie, type Sessions, sessionCookie, sessionMs } from '../sessions.ts'

const sessionBegun = z.object({ role: z.string(), branchId: z.nullable(z.string()), expiresInMs: z.number() })

function cookie(value: string, maxAgeMs: number): Readonly<Record<string, string>> {
  const age = Math.floor(maxAgeMs / 1000)
  return { 'set-cookie': `${sessionCookie}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${age}` }
}

/** Cookie sessions, for clients that cannot send a header. */
export function sessionRoutes(sessions: Sessions): readonly Route[] {
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
