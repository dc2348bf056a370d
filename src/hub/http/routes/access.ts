import * as z from 'zod/mini'
import { createToken, putUser, type Role } from '../../../shared/hub/commands.ts'
import type { StoredUser } from '../../store/access-file.ts'
import type { TokenStore } from '../../store/token-file.ts'
import { ProblemError } from '../problem.ts'
import type { Remembered } from '../remembered.ts'
import { json, type Route, routeWithBody } from '../route.ts'

const createdToken = z.object({ position: z.string(), token: z.string(), id: z.string() })
const listedTokens = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      role: z.string(),
      branchId: z.nullable(z.string()),
      userId: z.nullable(z.string()),
      createdAt: z.string(),
    }),
  ),
})
const person = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.string(),
  branchId: z.nullable(z.string()),
})
const putPerson = z.extend(person, { position: z.string() })
const listedUsers = z.object({ users: z.array(person) })
const json200 = (description: string, schema: z.ZodMiniType) => ({
  200: { description, contentType: 'application/json', schema },
})

export interface AccessParts {
  readonly tokens: TokenStore
  /** Ends what the token has open: it is gone, or may read something else now. */
  readonly onRevoked: (tokenId: string) => void
  readonly remembered: Remembered
  /** Where the log stands: these commands write no event of their own. */
  readonly position: () => string
}

/** A cashier works in one branch, a super admin in all of them (O14). */
function assertRights(role: Role, branchId: string | null): void {
  if (role === 'cashier' && branchId === null) {
    throw new ProblemError('malformed', 'a cashier needs a branchId')
  }
  if (role === 'super_admin' && branchId !== null) {
    throw new ProblemError('malformed', 'a super_admin has all branches: leave branchId out')
  }
}

/** Role and branch of a new token: its person's, which it follows from then on, or its own. */
function rightsOf(
  { role, branchId, userId }: z.infer<typeof createToken>,
  tokens: TokenStore,
): Pick<StoredUser, 'role' | 'branchId'> {
  if (userId !== undefined) {
    const user = tokens.user(userId)
    if (user === undefined) throw new ProblemError('unknown_user', `there is no person ${userId}`)
    if (
      (role !== undefined && role !== user.role) ||
      (branchId !== undefined && branchId !== user.branchId)
    ) {
      throw new ProblemError('malformed', "a person's token has the person's role and branch: leave them out")
    }
    return user
  }
  if (role === undefined) throw new ProblemError('malformed', 'give a role, or a userId whose role it has')
  assertRights(role, branchId ?? null)
  return { role, branchId: branchId ?? null }
}

/** Tokens. A token is told once, in the answer that made it. */
export function tokenRoutes({ tokens, onRevoked, remembered, position }: AccessParts): readonly Route[] {
  return [
    routeWithBody({
      method: 'POST',
      path: '/v1/tokens',
      summary: 'Make a token; it is told only in this answer',
      permission: 'token.manage',
      body: createToken,
      answers: { 201: { description: 'The token', contentType: 'application/json', schema: createdToken } },
      idempotent: true,
      problems: ['storage_full', 'unknown_user', 'idempotency_mismatch'],
      handle: async (context) =>
        remembered.once(context, () => {
          const { body } = context
          const { role, branchId } = rightsOf(body, tokens)
          const made = tokens.create({ role, branchId, label: body.label }, body.userId ?? null)
          return json(201, { position: position(), ...made })
        }),
    }),
    {
      method: 'GET',
      path: '/v1/tokens',
      summary: 'List the tokens, without their secrets',
      permission: 'token.manage',
      answers: json200('The tokens', listedTokens),
      problems: [],
      handle: async () => json(200, { tokens: tokens.list() }),
    },
    {
      method: 'DELETE',
      path: '/v1/tokens/:id',
      summary: 'Revoke a token; its streams end at once',
      permission: 'token.manage',
      idempotent: true,
      answers: json200('It is revoked', z.object({ position: z.string(), id: z.string() })),
      problems: ['not_found', 'storage_full', 'idempotency_mismatch'],
      handle: async (context) =>
        remembered.once(context, () => {
          const { id = '' } = context.params
          if (!tokens.revoke(id)) throw new ProblemError('not_found', 'there is no such token')
          onRevoked(id)
          return json(200, { position: position(), id })
        }),
    },
  ]
}

/** People: kept beside the tokens, never in the log (R6). */
export function userRoutes({ tokens, onRevoked, remembered, position }: AccessParts): readonly Route[] {
  return [
    routeWithBody({
      method: 'POST',
      path: '/v1/users',
      summary: 'Make or replace a person; tokens of a person whose rights change have their streams cut',
      permission: 'user.manage',
      body: putUser,
      answers: {
        201: { description: 'The new person', contentType: 'application/json', schema: putPerson },
        ...json200('The person that was replaced', putPerson),
      },
      idempotent: true,
      problems: ['storage_full', 'idempotency_mismatch'],
      handle: async (context) =>
        remembered.once(context, () => {
          const { userId, name, role, branchId = null } = context.body
          assertRights(role, branchId)
          const known = tokens.user(userId) !== undefined
          const user = { userId, name, role, branchId }
          for (const tokenId of tokens.putUser(user)) onRevoked(tokenId)
          return json(known ? 200 : 201, { position: position(), ...user })
        }),
    }),
    {
      method: 'GET',
      path: '/v1/users',
      summary: 'List the people',
      permission: 'user.manage',
      answers: json200('The people', listedUsers),
      problems: [],
      handle: async () => json(200, { users: tokens.users() }),
    },
    {
      method: 'DELETE',
      path: '/v1/users/:id',
      summary: 'Remove a person and revoke its tokens; their streams end at once',
      permission: 'user.manage',
      idempotent: true,
      answers: json200('The person is gone', z.object({ position: z.string(), userId: z.string() })),
      problems: ['not_found', 'storage_full', 'idempotency_mismatch'],
      handle: async (context) =>
        remembered.once(context, () => {
          const { id = '' } = context.params
          const gone = tokens.removeUser(id)
          if (gone === null) throw new ProblemError('not_found', `there is no person ${id}`)
          for (const tokenId of gone) onRevoked(tokenId)
          return json(200, { position: position(), userId: id })
        }),
    },
  ]
}
