import { safeStorage } from 'electron'
import type { Vault } from './secrets.ts'

/** Calls that Electron 45 has and 33 has not: they do not block, and they rotate keys (practice.md 1.5). */
interface AsyncSafeStorage {
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(cipher: Buffer): Promise<{ readonly result: string }>
}

/** The key store behind Electron's safeStorage. Must not be asked before the app is ready. */
export function createVault(platform: NodeJS.Platform): Vault {
  const newer: AsyncSafeStorage = safeStorage
  return {
    backend() {
      if (!safeStorage.isEncryptionAvailable()) return null
      if (platform !== 'linux') return platform
      const backend = safeStorage.getSelectedStorageBackend()
      return backend === 'basic_text' || backend === 'unknown' ? null : backend
    },
    encrypt: async (secret) =>
      newer.encryptStringAsync ? newer.encryptStringAsync(secret) : safeStorage.encryptString(secret),
    async decrypt(cipher) {
      const bytes = Buffer.from(cipher)
      return newer.decryptStringAsync
        ? (await newer.decryptStringAsync(bytes)).result
        : safeStorage.decryptString(bytes)
    },
  }
}
