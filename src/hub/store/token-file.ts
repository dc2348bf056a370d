import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Role } from '../../shared/hub/commands.ts'
import { role } from '../../shared/hub/commands.ts'
import { hubFiles } from './open-log.ts'

/** Who a token stands for. */
export interface Principal {
  readonly tokenId: string
  readonly role: Role
  /** The only branch of this token; null means all (O14). */
  readonly branchId: string | null
  readonly label: string
}

const storedToken = z.object({
  id: z.string(),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  role,
  branchId: z.nullable(z.string()),
  label: z.string(),
  createdAt: z.string(),
})
type StoredToken = z.infer<typeof storedToken>
const tokenFile = z.object({ tokens: z.array(storedToken) })

/**
 * Tokens, as hashes, in a file of their own beside the log: a damaged database must not lock every console out, and a
 * request is checked without asking the database.
 */
export interface TokenStore {
  readonly adminTokenFile: string
  /** @param token as it came in a header; untrusted. @returns null for everything but a known token */
  find(token: string): Principal | null
  /** Makes a token and keeps its hash; the token itself is told once. @throws when the file cannot be written */
  create(who: Omit<Principal, 'tokenId'>): { readonly id: string; readonly token: string }
  /** A token that lives as long as this process, for a part of the hub's own. `id` is its publisher id. */
  ephemeral(id: string, who: Omit<Principal, 'tokenId'>): string
  list(): readonly Omit<StoredToken, 'hash'>[]
  /** @returns false when there is no such token */
  revoke(id: string): boolean
}

const pattern = /^pantau_([0-9a-z-]{1,40})_([A-Za-z0-9_-]{43})$/

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
function newToken(id: string): string {
  return `pantau_${id}_${randomBytes(32).toString('base64url')}`
}

/** Replaces a file so that a crash leaves the old one or the new one. */
export function replaceFile(file: string, text: string): void {
  const temporary = `${file}.new`
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(temporary, file)
}

function load(file: string, onDamaged: (aside: string) => void): StoredToken[] {
  if (!existsSync(file)) return []
  try {
    return [...tokenFile.parse(JSON.parse(readFileSync(file, 'utf8'))).tokens]
  } catch {
    const aside = `${file}.damaged-${Date.now()}`
    renameSync(file, aside)
    onDamaged(aside)
    return []
  }
}

/** A token as `admin.token` has it; kept when the list of hashes was lost, so that the administrator's copy goes on working. */
function readAdminToken(file: string): { readonly id: string; readonly token: string } | null {
  if (!existsSync(file)) return null
  const token = readFileSync(file, 'utf8').trim()
  const id = pattern.exec(token)?.[1]
  return id === undefined ? null : { id, token }
}

/**
 * Opens the tokens of a data folder. The first start makes the super-admin token and writes it to `admin.token` (0600).
 *
 * @param onDamaged told where an unreadable list was moved
 * @throws when the folder cannot be written
 */
export function openTokenStore(
  dir: string,
  options: { readonly now: () => number; readonly onDamaged: (aside: string) => void },
): TokenStore {
  const file = join(dir, hubFiles.tokens)
  const kept = new Map(load(file, options.onDamaged).map((token) => [token.id, token]))
  const passing = new Map<string, StoredToken>()
  const nobody = hashOf('')
  const adminFile = join(dir, hubFiles.adminToken)

  function stored(id: string, token: string, who: Omit<Principal, 'tokenId'>): StoredToken {
    const createdAt = new Date(options.now()).toISOString()
    return { id, hash: hashOf(token).toString('hex'), createdAt, ...who }
  }
  function save(): void {
    replaceFile(file, `${JSON.stringify({ tokens: [...kept.values()] }, null, 2)}\n`)
  }
  function keep(id: string, token: string, who: Omit<Principal, 'tokenId'>): void {
    kept.set(id, stored(id, token, who))
    try {
      save()
    } catch (error) {
      kept.delete(id)
      throw error
    }
  }
  if (![...kept.values()].some((token) => token.role === 'super_admin')) {
    const id = randomBytes(6).toString('hex')
    const admin = readAdminToken(adminFile) ?? { id, token: newToken(id) }
    replaceFile(adminFile, `${admin.token}\n`)
    keep(admin.id, admin.token, { role: 'super_admin', branchId: null, label: 'first start' })
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
      if (known === undefined || !same) return null
      return { tokenId: known.id, role: known.role, branchId: known.branchId, label: known.label }
    },
    create(who) {
      const id = randomBytes(6).toString('hex')
      const token = newToken(id)
      keep(id, token, who)
      return { id, token }
    },
    ephemeral(id, who) {
      const token = newToken(id)
      passing.set(id, stored(id, token, who))
      return token
    },
    list: () => [...kept.values()].map(({ hash: _hash, ...rest }) => rest),
    revoke(id) {
      if (!kept.delete(id)) return false
      save()
      return true
    },
  }
}
