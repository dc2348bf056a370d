import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSecretStore, type Vault } from '../../../../src/main/native/secrets.ts'
import { createMemoryLog } from '../../../helpers/memory-log.ts'

/** A key store that reverses: enough to see that plain text never reaches the disk. */
function vaultOf(backend: string | null): Vault {
  const flip = (text: string): string => [...text].reverse().join('')
  return {
    backend: () => backend,
    encrypt: async (secret) => Buffer.from(`${backend}:${flip(secret)}`),
    async decrypt(cipher) {
      const [name, text] = Buffer.from(cipher).toString().split(':')
      if (name !== backend) throw new Error('another key')
      return flip(text ?? '')
    },
  }
}

function setUp(vault: Vault, path = join(mkdtempSync(join(tmpdir(), 'pantau-secrets-')), 'secrets.json')) {
  let memoryOnly = 0
  const log = createMemoryLog()
  const store = createSecretStore(path, vault, log, () => {
    memoryOnly += 1
  })
  return { path, store, log, memoryOnly: () => memoryOnly }
}

describe('secret store', () => {
  it('keeps a secret over a restart, encrypted, for the user alone', async () => {
    const first = setUp(vaultOf('gnome_libsecret'))
    expect(await first.store.set('shop', 'hunter2')).toBe('stored')
    expect(readFileSync(first.path, 'utf8')).not.toContain('hunter2')
    expect(statSync(first.path).mode & 0o777).toBe(0o600)
    const second = setUp(vaultOf('gnome_libsecret'), first.path)
    expect(await second.store.get('shop')).toBe('hunter2')
    await second.store.delete('shop')
    expect(await setUp(vaultOf('gnome_libsecret'), first.path).store.get('shop')).toBeNull()
  })

  it('does not write what nothing protects: memory only, and said', async () => {
    const { store, path, memoryOnly } = setUp(vaultOf(null))
    expect(await store.set('shop', 'hunter2')).toBe('memory-only')
    expect(await store.get('shop')).toBe('hunter2')
    expect(memoryOnly()).toBe(1)
    expect(() => readFileSync(path)).toThrow()
  })

  it('asks again after the desktop changed its key store, and wipes nothing', async () => {
    const first = setUp(vaultOf('kwallet5'))
    await first.store.set('shop', 'hunter2')
    const second = setUp(vaultOf('gnome_libsecret'), first.path)
    expect(await second.store.get('shop')).toBeNull()
    await second.store.set('other', 'x')
    expect(await setUp(vaultOf('kwallet5'), first.path).store.get('shop')).toBe('hunter2')
  })

  it.each(['', '{', '[]', '{"version":9,"entries":{}}'])(
    'starts with a damaged file: %j',
    async (content) => {
      const path = join(mkdtempSync(join(tmpdir(), 'pantau-secrets-')), 'secrets.json')
      writeFileSync(path, content)
      const { store } = setUp(vaultOf('gnome_libsecret'), path)
      expect(await store.get('shop')).toBeNull()
      expect(readFileSync(path, 'utf8')).toBe(content)
    },
  )

  it('never tells a secret to the log', async () => {
    const { store, log } = setUp(vaultOf('gnome_libsecret'))
    await store.set('shop', 'hunter2')
    await store.get('shop')
    expect(JSON.stringify(log.lines)).not.toContain('hunter2')
  })
})
