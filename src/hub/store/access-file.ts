import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import * as z from 'zod/mini'
import { role } from '../../shared/hub/commands.ts'

const storedToken = z.object({
  id: z.string(),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  role,
  branchId: z.nullable(z.string()),
  label: z.string(),
  createdAt: z.string(),
  /** The person it belongs to, whose role and branch count in place of its own. Absent in files of before. */
  userId: z._default(z.nullable(z.string()), null),
})
export type StoredToken = z.infer<typeof storedToken>

const storedUser = z.object({ userId: z.string(), name: z.string(), role, branchId: z.nullable(z.string()) })
/** A person who works with the hub. */
export type StoredUser = z.infer<typeof storedUser>

const accessFile = z.object({
  tokens: z.array(storedToken),
  users: z._default(z.array(storedUser), []),
})
/** Who may come in: people and tokens, in one file, so that a person and its tokens go together. */
export type AccessFile = z.infer<typeof accessFile>

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

/** Reads the file; an unreadable one is moved aside and `onDamaged` told where. */
export function loadAccess(file: string, onDamaged: (aside: string) => void): AccessFile {
  if (!existsSync(file)) return { tokens: [], users: [] }
  try {
    return accessFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    const aside = `${file}.damaged-${Date.now()}`
    renameSync(file, aside)
    onDamaged(aside)
    return { tokens: [], users: [] }
  }
}

/** @throws when the file cannot be written; the old one then stays */
export function saveAccess(file: string, access: AccessFile): void {
  replaceFile(file, `${JSON.stringify(access, null, 2)}\n`)
}
