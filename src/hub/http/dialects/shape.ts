import { ProblemError } from '../problem.ts'
import type { QueryParameter } from '../route.ts'

/** The shape of the seed's documents, or that of today's code (source-systems.md, part F). */
export type Shape = 'seed' | 'live'

/** @throws ProblemError for another word. Untrusted. */
export function shapeOf(query: URLSearchParams): Shape {
  const asked = query.get('shape') ?? 'seed'
  if (asked === 'seed' || asked === 'live') return asked
  throw new ProblemError('malformed', 'shape must be seed or live')
}

export const shapeParameter: QueryParameter = {
  name: 'shape',
  description: "`seed` (default): as the system's documents have it; `live`: as its present code does",
}

/** ISO 8601 UTC; Laravel, which the live code runs on, writes microseconds. */
export function stampOf(shape: Shape, epochMs: number): string {
  const text = new Date(epochMs).toISOString()
  return shape === 'seed' ? text : text.replace('Z', '000Z')
}

/**
 * Whether a client wants one JSON document where others get a stream or a page: it names JSON and does not name the
 * other. Untrusted.
 */
export function wantsJson(accept: string | undefined, instead: string): boolean {
  const types = (accept ?? '').toLowerCase()
  return types.includes('application/json') && !types.includes(instead)
}
