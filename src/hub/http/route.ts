import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import type { ProblemCode } from '../../shared/hub/problem.ts'
import type { Principal } from '../store/token-file.ts'
import type { Permission } from './permissions.ts'

/** What a handler gets: everything was checked against the route's own line of the table. */
export interface RouteContext<B = unknown> {
  readonly principal: Principal
  readonly body: B
  readonly params: Readonly<Record<string, string>>
  /** First value of each name. */
  readonly query: URLSearchParams
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A 2xx. `text` is sent as it is under `contentType`. */
export interface RouteAnswer {
  readonly status: number
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly text: string
}

/** What a 2xx of a route holds, for the description. */
export interface DescribedAnswer {
  readonly description: string
  readonly contentType: string
  readonly schema?: z.ZodMiniType
}

export interface QueryParameter {
  readonly name: string
  readonly description: string
}

/**
 * One route: what it needs, what it answers, what it does. The table of routes is the only source of the router, of 405
 * and of `/openapi.json`, so these cannot say different things.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for a part of the path. */
  readonly path: string
  readonly summary: string
  /** null: no token is needed. */
  readonly permission: Permission | null
  readonly body?: z.ZodMiniType
  readonly query?: readonly QueryParameter[]
  /** A command: takes Idempotency-Key. */
  readonly idempotent?: boolean
  readonly answers: Readonly<Record<number, DescribedAnswer>>
  /** Problem codes beside those that every route has. */
  readonly problems: readonly ProblemCode[]
  /** @returns null when the handler took the socket over */
  handle(context: RouteContext): Promise<RouteAnswer | null>
}

/** Makes a route whose handler gets its body as the schema parsed it. */
export function routeWithBody<S extends z.ZodMiniType>(
  route: Omit<Route, 'body' | 'handle'> & {
    readonly body: S
    handle(context: RouteContext<z.infer<S>>): Promise<RouteAnswer | null>
  },
): Route {
  // The app parses with this very schema before it calls the handler.
  return { ...route, handle: (context) => route.handle(context as RouteContext<z.infer<S>>) }
}

export function json(status: number, value: unknown): RouteAnswer {
  return { status, text: JSON.stringify(value) }
}
