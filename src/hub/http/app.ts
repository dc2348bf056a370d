import { maxHeaderSize } from 'node:http'
import type { Socket } from 'node:net'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Log } from '../../node/log/log.ts'
import { hubLimits } from '../../shared/hub/limits.ts'
import type { ProblemCode } from '../../shared/hub/problem.ts'
import { StorageDamagedError } from '../store/hub-store.ts'
import type { Principal } from '../store/token-file.ts'
import { type AuthenticateParts, authenticate } from './authenticate.ts'
import { createGuard, type GuardOptions } from './guards.ts'
import { allows } from './permissions.ts'
import { ProblemError, problemBody, problemHeaders, retryAfter, sendProblem } from './problem.ts'
import { createRateLimiter, type Rate } from './rate-limit.ts'
import type { Route } from './route.ts'

export interface AppOptions extends GuardOptions, AuthenticateParts {
  readonly routes: readonly Route[]
  readonly log: Log
  /** Requests of one token or one address. */
  readonly rate: Rate
  /** Refused credentials of one address. */
  readonly failureRate: Rate
  readonly monotonic: () => number
  readonly random: () => number
  readonly onAnswer: (status: number, code: ProblemCode | null) => void
  /** Whether the socket belongs to a stream already. */
  readonly ownsSocket: (socket: Socket) => boolean
}

const refusalOf = new WeakMap<FastifyReply, ProblemCode>()

/** A failure of fastify itself, as one of our codes; null is a bug of ours. */
function codeOfFastify(error: FastifyError): ProblemCode | null {
  switch (error.statusCode) {
    case 413:
      return 'too_large'
    case 415:
      return 'unsupported_media_type'
    case 503:
      return 'shutting_down'
    default:
      return error.statusCode !== undefined && error.statusCode < 500 ? 'malformed' : null
  }
}

function asProblem(error: unknown, log: Log): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof StorageDamagedError) return new ProblemError('storage_damaged', error.message)
  const fault = error as FastifyError
  if (fault.code === 'ENOSPC' || fault.code === 'EDQUOT') {
    return new ProblemError('storage_full', 'the disk is full; nothing was stored')
  }
  const code = codeOfFastify(fault)
  if (code !== null) return new ProblemError(code, fault.message)
  log.error('a request failed', {
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return new ProblemError('internal', 'the hub failed; its log says why')
}

/** Which methods a path has, for 405. */
function methodsOf(routes: readonly Route[]): (path: string) => readonly string[] {
  const table = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }))
  return (path) => table.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
}

/** Answers to bytes that never became a request: fastify does not see those. */
function onClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code: ProblemCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'malformed'
  const body = problemBody(code, 'the bytes are no HTTP request that the hub reads')
  const text = JSON.stringify(body)
  socket.end(
    `HTTP/1.1 ${body.status} Refused\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
      `Connection: close\r\n\r\n${text}`,
  )
}

/** Headers for a listed origin; the guard has refused every other. */
export function crossOriginHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {}
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin' }
}

const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, last-event-id',
  'access-control-max-age': '600',
}

/**
 * The HTTP side. Untrusted input enters here and is parsed once, by each route's own schema. Order of the checks: host,
 * origin, tokens in the URL, rate, who, what; only then the body is read.
 */
export function createApp(options: AppOptions): FastifyInstance {
  const { routes, log, monotonic, random } = options
  const guard = createGuard(options)
  const byAddress = createRateLimiter(options.rate, monotonic)
  const byToken = createRateLimiter(options.rate, monotonic)
  const failures = createRateLimiter(options.failureRate, monotonic)
  const allowedMethods = methodsOf(routes)
  const app = fastify({
    logger: false,
    bodyLimit: hubLimits.maxBodyBytes,
    // Only receiving a request is limited, which ends slow senders and never a stream (reliability.md, 3.7).
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    http: {
      maxHeaderSize: Math.min(maxHeaderSize, 16_384),
      headersTimeout: 20_000,
      highWaterMark: 32 * 1024,
    },
    clientErrorHandler: onClientError,
    frameworkErrors: (error, _request, reply) =>
      void refuse(reply as unknown as FastifyReply, asProblem(error, log)),
  })

  // Only JSON: a form of another site can send text/plain without asking.
  app.removeContentTypeParser('text/plain')

  function refuse(reply: FastifyReply, { code, message, extra, headers }: ProblemError): FastifyReply {
    refusalOf.set(reply, code)
    return sendProblem(reply, problemBody(code, message, extra), {
      ...problemHeaders(code, random),
      ...headers,
    })
  }
  function limit(seconds: number, whose: string): void {
    if (seconds === 0) return
    const headers = retryAfter(seconds, random)
    throw new ProblemError('rate_limited', `${whose} sends more than the hub takes`, { headers })
  }
  function identify(request: FastifyRequest): Principal {
    try {
      return authenticate(request.headers, options)
    } catch (error) {
      limit(failures.take(request.ip), 'this address')
      throw error
    }
  }

  app.addHook('onRequest', async (request, reply) => {
    if (options.ownsSocket(request.raw.socket)) {
      request.raw.socket.destroy()
      reply.hijack()
      return
    }
    const { host, origin } = request.headers
    guard({ host, origin, url: request.raw.url ?? '', localAddress: request.raw.socket.localAddress })
    reply.headers(crossOriginHeaders(origin))
    limit(byAddress.take(request.ip), 'this address')
  })
  app.addHook('onResponse', async (_request, reply) => {
    options.onAnswer(reply.statusCode, refusalOf.get(reply) ?? null)
  })
  app.setErrorHandler((error, _request, reply) => refuse(reply, asProblem(error, log)))
  app.setNotFoundHandler((request, reply) => {
    const path = (request.raw.url ?? '').split('?', 1)[0] ?? ''
    if (request.method === 'OPTIONS' && request.headers.origin !== undefined) {
      return reply.code(204).headers(preflight).send()
    }
    identify(request)
    const methods = allowedMethods(path)
    if (methods.length === 0) throw new ProblemError('not_found', `there is no ${path}`)
    const headers = { allow: methods.join(', ') }
    throw new ProblemError('method_not_allowed', `${path} takes ${methods.join(', ')}`, { headers })
  })
  for (const route of routes) register(app, route)
  return app

  function register(to: FastifyInstance, route: Route): void {
    const { permission, body } = route
    const principals = new WeakMap<FastifyRequest, Principal>()
    to.route({
      method: route.method,
      url: route.path,
      onRequest: async (request) => {
        if (permission === null) return
        const principal = identify(request)
        limit(byToken.take(principal.tokenId), 'this token')
        if (!allows(principal.role, permission)) {
          throw new ProblemError('forbidden', `the role ${principal.role} may not do that`)
        }
        principals.set(request, principal)
      },
      handler: async (request, reply) => {
        const url = request.raw.url ?? ''
        const answer = await route.handle({
          principal: principals.get(request) ?? nobody,
          body: body === undefined ? undefined : parseBody(body, request.body),
          params: request.params as Readonly<Record<string, string>>,
          query: new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''),
          request,
          reply,
        })
        if (answer === null) return
        return reply
          .code(answer.status)
          .headers({
            ...answer.headers,
            'content-type': answer.contentType ?? 'application/json',
            'cache-control': 'no-store',
          })
          .send(Buffer.from(answer.text))
      },
    })
  }
}

/** Stands where a route needs nobody; such a route does not look. */
const nobody: Principal = { tokenId: '', role: 'passet', branchId: null, label: '' }

function parseBody(schema: NonNullable<Route['body']>, input: unknown): unknown {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  const first = issues[0]
  const detail = first === undefined ? 'the body is not valid' : `${first.path || 'body'}: ${first.message}`
  throw new ProblemError('malformed', detail, { extra: { issues } })
}
