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

/** Types that an Accept header names, in its order, with their weight. Untrusted. */
function acceptedTypes(accept: string): readonly { readonly type: string; readonly weight: number }[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((word) => word.trim())
      const given = parameters.find((parameter) => parameter.startsWith('q='))
      const weight = given === undefined ? 1 : Number(given.slice(2))
      return { type, weight: Number.isNaN(weight) ? 0 : weight }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}

/**
 * Whether a client wants one JSON document where others get a stream or a page: it names JSON, and before the other.
 * Wildcards name nothing. Untrusted.
 */
export function wantsJson(accept: string | undefined, instead: string): boolean {
  const wanted = acceptedTypes(accept ?? '').find(
    ({ type }) => type === 'application/json' || type === instead,
  )
  return wanted?.type === 'application/json'
}
