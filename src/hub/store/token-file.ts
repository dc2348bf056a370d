import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../shared/hub/commands.ts'
import { loadAccess, replaceFile, type StoredToken, type StoredUser, saveAccess } from './access-file.ts'
import { hubFiles } from './open-log.ts'

/** Who a token stands for. */
export interface Principal {
  readonly tokenId: string
  readonly role: Role
  /** The only branch of this token; null means all (O14). */
  readonly branchId: string | null
  /** Name of the token's person, else what the token was called when it was made. */
  readonly label: string
}

/** A token as it is listed: without its hash, with the role and branch that count. */
export type ListedToken = Omit<StoredToken, 'hash'>

/**
 * Tokens, as hashes, and people, in a file of their own beside the log: a damaged database must not lock every console
 * out, a request is checked without asking the database, and people are no events (R6).
 */
export interface TokenStore {
  readonly adminTokenFile: string
  /** @param token as it came in a header; untrusted. @returns null for everything but a known token */
  find(token: string): Principal | null
  /**
   * Makes a token and keeps its hash; the token itself is told once. With a person, the person's role and branch count.
   * @throws when the file cannot be written
   */
  create(
    who: Omit<Principal, 'tokenId'>,
    userId?: string | null,
  ): { readonly id: string; readonly token: string }
  /** A token that lives as long as this process, for a part of the hub's own. `id` is its publisher id. */
  ephemeral(id: string, who: Omit<Principal, 'tokenId'>): string
  list(): readonly ListedToken[]
  /** @returns false when there is no such token */
  revoke(id: string): boolean
  users(): readonly StoredUser[]
  user(userId: string): StoredUser | undefined
  /**
   * Makes or replaces a person; its tokens have the new role and branch from the next request on.
   * @returns ids of the tokens whose rights changed
   * @throws when the file cannot be written
   */
  putUser(user: StoredUser): readonly string[]
  /** Removes a person and its tokens. @returns ids of those tokens, or null when there is no such person */
  removeUser(userId: string): readonly string[] | null
}

const pattern = /^pantau_([0-9a-z-]{1,40})_([A-Za-z0-9_-]{43})$/

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
function newToken(id: string): string {
  return `pantau_${id}_${randomBytes(32).toString('base64url')}`
}

/** A token as `admin.token` has it; kept when the list of hashes was lost, so that the administrator's copy goes on working. */
function readAdminToken(file: string): { readonly id: string; readonly token: string } | null {
  if (!existsSync(file)) return null
  const token = readFileSync(file, 'utf8').trim()
  const id = pattern.exec(token)?.[1]
  return id === undefined ? null : { id, token }
}

/**
 * Opens the tokens and people of a data folder. The first start makes the super-admin token and writes it to
 * `admin.token` (0600).
 *
 * @param onDamaged told where an unreadable list was moved
 * @throws when the folder cannot be written
 */
export function openTokenStore(
  dir: string,
  options: { readonly now: () => number; readonly onDamaged: (aside: string) => void },
): TokenStore {
  const file = join(dir, hubFiles.tokens)
  const found = loadAccess(file, options.onDamaged)
  let kept: ReadonlyMap<string, StoredToken> = new Map(found.tokens.map((token) => [token.id, token]))
  let people: ReadonlyMap<string, StoredUser> = new Map(found.users.map((user) => [user.userId, user]))
  const passing = new Map<string, StoredToken>()
  const nobody = hashOf('')
  const adminFile = join(dir, hubFiles.adminToken)

  function stored(
    id: string,
    token: string,
    { role, branchId, label }: Omit<Principal, 'tokenId'>,
    userId: string | null,
  ): StoredToken {
    const createdAt = new Date(options.now()).toISOString()
    return { id, hash: hashOf(token).toString('hex'), role, branchId, label, createdAt, userId }
  }
  /** The file first: what could not be written did not happen. */
  function change(tokens: typeof kept, users: typeof people): void {
    saveAccess(file, { tokens: [...tokens.values()], users: [...users.values()] })
    kept = tokens
    people = users
  }
  function keep(token: StoredToken): void {
    change(new Map(kept).set(token.id, token), people)
  }
  /** Role and branch that count; null for the token of a person who is not there. */
  function rightsOf(token: StoredToken): Pick<StoredUser, 'role' | 'branchId' | 'name'> | null {
    if (token.userId === null) return { role: token.role, branchId: token.branchId, name: token.label }
    return people.get(token.userId) ?? null
  }
  function tokensOf(userId: string): readonly string[] {
    return [...kept.values()].filter((token) => token.userId === userId).map(({ id }) => id)
  }

  if (![...kept.values()].some((token) => rightsOf(token)?.role === 'super_admin')) {
    const id = randomBytes(6).toString('hex')
    const admin = readAdminToken(adminFile) ?? { id, token: newToken(id) }
    replaceFile(adminFile, `${admin.token}\n`)
    keep(stored(admin.id, admin.token, { role: 'super_admin', branchId: null, label: 'first start' }, null))
  }
  return {
    adminTokenFile: adminFile,
    find(token) {
      const id = pattern.exec(token)?.[1]
      const known = id === undefined ? undefined : (passing.get(id) ?? kept.get(id))
      // Compared also when nobody is known, so that time does not tell which ids exist.
      const same = timingSafeEqual(
        hashOf(token),
        known === undefined ? nobody : Buffer.from(known.hash, 'hex'),
      )
      const rights = known === undefined || !same ? null : rightsOf(known)
      if (known === undefined || rights === null) return null
      return { tokenId: known.id, role: rights.role, branchId: rights.branchId, label: rights.name }
    },
    create(who, userId = null) {
      const id = randomBytes(6).toString('hex')
      const token = newToken(id)
      keep(stored(id, token, who, userId))
      return { id, token }
    },
    ephemeral(id, who) {
      const token = newToken(id)
      passing.set(id, stored(id, token, who, null))
      return token
    },
    list: () =>
      [...kept.values()].map((token) => {
        const { hash: _hash, ...rest } = token
        const { role, branchId } = rightsOf(token) ?? token
        return { ...rest, role, branchId }
      }),
    revoke(id) {
      const left = new Map(kept)
      if (!left.delete(id)) return false
      change(left, people)
      return true
    },
    users: () => [...people.values()],
    user: (userId) => people.get(userId),
    putUser(user) {
      const before = people.get(user.userId)
      change(kept, new Map(people).set(user.userId, user))
      const same = before?.role === user.role && before.branchId === user.branchId
      return before === undefined || same ? [] : tokensOf(user.userId)
    },
    removeUser(userId) {
      const left = new Map(people)
      if (!left.delete(userId)) return null
      const gone = tokensOf(userId)
      change(new Map([...kept].filter(([id]) => !gone.includes(id))), left)
      return gone
    },
  }
}
