import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { SecretStore } from '../../engine/ports.ts'
import { writeFileAtomic } from '../../node/files/write-atomic.ts'
import type { Log } from '../../node/log/log.ts'

/** The operating system's key store, as far as it is needed. */
export interface Vault {
  /**
   * Name of the store that encrypts, for example `gnome_libsecret`; null when there is none that protects anything
   * (Chromium's `basic_text` uses a key that everybody knows).
   */
  backend(): string | null
  encrypt(secret: string): Promise<Uint8Array>
  /** Rejects when the text was made with another key. */
  decrypt(cipher: Uint8Array): Promise<string>
}

const secretsFile = z.object({
  version: z.literal(1),
  entries: z.record(z.string(), z.object({ backend: z.string(), cipher: z.string() })),
})
type SecretsFile = z.infer<typeof secretsFile>

/**
 * Secrets of sources: encrypted by the OS key store, beside the name of the store that did it, since a change of the
 * desktop changes the key (practice.md 1.5). Without a store that protects them they stay in memory and are asked for
 * again after a restart. A file that cannot be read is left alone; nothing is ever wiped.
 *
 * @param path of the file, or null when the data folder cannot be used
 * @param onMemoryOnly told once, when a secret could not be kept
 */
export function createSecretStore(
  path: string | null,
  vault: Vault,
  log: Log,
  onMemoryOnly: () => void,
): SecretStore {
  const memory = new Map<string, string>()
  let file = path === null ? null : load(path, log)

  function save(entries: SecretsFile['entries']): boolean {
    if (path === null) return false
    try {
      writeFileAtomic(path, `${JSON.stringify({ version: 1, entries }, null, 2)}\n`, 0o600)
      file = { version: 1, entries }
      return true
    } catch (error) {
      log.warn('secrets not written', { reason: String(error) })
      return false
    }
  }

  return {
    async get(sourceId) {
      const remembered = memory.get(sourceId)
      if (remembered !== undefined) return remembered
      const entry = file?.entries[sourceId]
      if (entry === undefined) return null
      if (entry.backend !== vault.backend()) {
        log.warn('secret made by another key store', { source: sourceId, backend: entry.backend })
        return null
      }
      try {
        const secret = await vault.decrypt(Buffer.from(entry.cipher, 'base64'))
        memory.set(sourceId, secret)
        return secret
      } catch {
        log.warn('secret cannot be decrypted', { source: sourceId, backend: entry.backend })
        return null
      }
    },
    async set(sourceId, secret) {
      memory.set(sourceId, secret)
      const backend = vault.backend()
      if (backend !== null) {
        const cipher = Buffer.from(await vault.encrypt(secret)).toString('base64')
        if (save({ ...file?.entries, [sourceId]: { backend, cipher } })) return 'stored'
      }
      onMemoryOnly()
      return 'memory-only'
    },
    async delete(sourceId) {
      memory.delete(sourceId)
      if (file?.entries[sourceId] === undefined) return
      const { [sourceId]: _gone, ...rest } = file.entries
      save(rest)
    },
  }
}

function load(path: string, log: Log): SecretsFile | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  try {
    return secretsFile.parse(JSON.parse(text))
  } catch {
    // Kept under its name: a newer version may have written it. Saving later moves on from here.
    log.warn('secrets file not understood', { path })
    return null
  }
}
