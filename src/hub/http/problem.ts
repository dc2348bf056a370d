import type { FastifyReply } from 'fastify'
import { type Problem, type ProblemCode, problems } from '../../shared/hub/problem.ts'

/** An expected refusal of a request; thrown inside hooks and handlers, turned into problem+json in one place. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly extra: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
  constructor(
    code: ProblemCode,
    detail: string,
    more: {
      readonly extra?: Readonly<Record<string, unknown>>
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(detail)
    this.name = 'ProblemError'
    this.code = code
    this.extra = more.extra ?? {}
    this.headers = more.headers ?? {}
  }
}

/** Body of an error answer (RFC 9457). */
export function problemBody(
  code: ProblemCode,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  const { status, title } = problems[code]
  return { ...extra, type: 'about:blank', title, status, code, detail }
}

/** `Retry-After` in whole seconds, spread, so that those who were refused together do not come back together (S9). */
export function retryAfter(seconds: number, random: () => number): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, Math.ceil(seconds * (0.5 + random())))) }
}

/** Headers of a refusal that belong to its code. */
export function problemHeaders(code: ProblemCode, random: () => number): Readonly<Record<string, string>> {
  switch (problems[code].status) {
    case 401:
      return { 'www-authenticate': 'Bearer realm="pantau"' }
    case 429:
      return retryAfter(1, random)
    case 503:
    case 507:
      return retryAfter(5, random)
    default:
      return {}
  }
}

export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  // Bytes, not text: fastify would append a charset, which problem+json does not have.
  return reply
    .code(problem.status)
    .headers({ ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
    .send(Buffer.from(JSON.stringify(problem)))
}
