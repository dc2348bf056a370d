import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { RequestError } from '../../../../shared/ipc/envelope.ts'
import { errorWords } from '../../../app/error-words.ts'

/** The hub's answers that a person can do something about (problem.ts). */
const known = [
  'forbidden',
  'not_found',
  'conflict',
  'insufficient_stock',
  'unknown_product',
  'unknown_branch',
  'too_large',
  'rate_limited',
  'storage_full',
  'idempotency_mismatch',
] as const

/** What the hub refused and what to do, by its code; the hub's own English is the last resort. */
export function problemWords(t: Translate, error: RequestError): string {
  const code = problemCode(error)
  const word = known.find((name) => name === code)
  return word ? t(`manage.problem.${word}`) : errorWords(t, error)
}

/** Paths of the input that the hub did not take (`issues` of `malformed`). */
export function problemPaths(error: RequestError): readonly string[] {
  const issues = field(error.data, 'issues')
  if (!Array.isArray(issues)) return []
  return issues.map((issue) => field(issue, 'path')).filter((path) => typeof path === 'string')
}

function problemCode(error: RequestError): string {
  const code = field(error.data, 'code')
  return typeof code === 'string' ? code : error.code
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}
