import { assertNever } from '../../shared/assert-never.ts'
import type { SourceAuth, SourceSettings } from '../../shared/settings/schema.ts'
import type { SecretStore } from '../ports.ts'

/**
 * Headers that prove who we are. The secret comes from the OS key store at every attempt and goes nowhere else (C11).
 *
 * @param secret null when the key store has none
 * @throws when a secret is needed and missing: the stream then says `needs-you: secret-missing`
 */
export function authHeaders(auth: SourceAuth, secret: string | null): Readonly<Record<string, string>> {
  if (auth.type === 'none') return {}
  if (secret === null) throw new Error('no secret is stored for this source')
  switch (auth.type) {
    case 'bearer':
      return { authorization: `Bearer ${secret}` }
    case 'basic': {
      const pair = Buffer.from(`${auth.username}:${secret}`, 'utf8').toString('base64')
      return { authorization: `Basic ${pair}` }
    }
    case 'header':
      return { [auth.header.toLowerCase()]: secret }
    case 'cookie':
      return { cookie: secret }
    default:
      return assertNever(auth)
  }
}

/** The headers of one attempt, with the secret that is stored now. @throws as {@link authHeaders} */
export async function headersFromSecret(
  source: Pick<SourceSettings, 'id' | 'auth'>,
  secrets: SecretStore,
): Promise<Readonly<Record<string, string>>> {
  return authHeaders(source.auth, source.auth.type === 'none' ? null : await secrets.get(source.id))
}
