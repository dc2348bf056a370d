import { createHash } from 'node:crypto'

/** A short name for a text, for things that their server gave none: 22 characters, the same text gives the same. */
export function digest(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
