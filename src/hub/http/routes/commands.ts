import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import {
  adjustStock,
  commandAccepted,
  createBranch,
  createOrder,
  publishEvent,
  putProduct,
  registerSale,
} from '../../../shared/hub/commands.ts'
import { hubLimits } from '../../../shared/hub/limits.ts'
import type { ProblemCode } from '../../../shared/hub/problem.ts'
import type { Command } from '../../domain/command.ts'
import type { HubStore } from '../../store/hub-store.ts'
import type { Permission } from '../permissions.ts'
import { ProblemError } from '../problem.ts'
import { type Route, type RouteAnswer, type RouteContext, routeWithBody } from '../route.ts'

const keyPattern = /^[\x21-\x7e]{1,200}$/

function idempotency(context: RouteContext, command: Command) {
  const key = context.request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new ProblemError('malformed', 'Idempotency-Key must be 1 to 200 visible ASCII characters')
  }
  const requestHash = createHash('sha256').update(JSON.stringify(command)).digest('base64')
  return { key, requestHash }
}

/** Checked before the transaction: what cannot be rendered as one event must not fail inside a group. */
function assertPublishable(context: RouteContext<z.infer<typeof publishEvent>>): void {
  if (Number(context.request.headers['content-length'] ?? Number.POSITIVE_INFINITY) < 4096) return
  let bytes: number
  try {
    bytes = Buffer.byteLength(JSON.stringify(context.body.data ?? null))
  } catch {
    throw new ProblemError('malformed', 'the data is nested too deeply')
  }
  if (bytes > hubLimits.maxEventBytes - 1024) {
    throw new ProblemError('too_large', `an event may have ${hubLimits.maxEventBytes} bytes`)
  }
}

const words = { 201: 'It happened and is stored', 200: 'It had happened already, or replaced what was there' }
const written: readonly ProblemCode[] = ['idempotency_mismatch', 'storage_full', 'storage_damaged']

function accepted(description: string) {
  return { description, contentType: 'application/json', schema: commandAccepted }
}

interface CommandRoute<S extends z.ZodMiniType> {
  readonly path: string
  readonly summary: string
  readonly permission: Permission
  readonly body: S
  readonly statuses: readonly (200 | 201)[]
  readonly problems: readonly ProblemCode[]
  check?(context: RouteContext<z.infer<S>>): void
  command(input: z.infer<S>, params: Readonly<Record<string, string>>): Command
}

/** Makes the routes of commands: parse, execute, answer with the stored text. */
function commandRouteFor(store: HubStore) {
  async function run(context: RouteContext, command: Command): Promise<RouteAnswer> {
    const outcome = await store.execute({
      command,
      publisher: context.principal.tokenId,
      branchId: context.principal.branchId,
      idempotency: idempotency(context, command),
    })
    if (!outcome.ok) {
      const { code, detail, extra } = outcome
      throw new ProblemError(code, detail, extra === undefined ? {} : { extra })
    }
    const headers = outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}
    return { status: outcome.status, text: outcome.answer, ...headers }
  }
  return function commandRoute<S extends z.ZodMiniType>(spec: CommandRoute<S>): Route {
    return routeWithBody({
      method: 'POST',
      path: spec.path,
      summary: spec.summary,
      permission: spec.permission,
      body: spec.body,
      idempotent: true,
      answers: Object.fromEntries(spec.statuses.map((status) => [status, accepted(words[status])])),
      problems: [...spec.problems, ...written],
      handle(context) {
        spec.check?.(context)
        return run(context, spec.command(context.body, context.params))
      },
    })
  }
}

/** The commands of contract.md that the hub has (`POST`, answered 201 or 200 with `{position, …}`). */
export function commandRoutes(store: HubStore): readonly Route[] {
  const commandRoute = commandRouteFor(store)
  return [
    commandRoute({
      path: '/v1/branches',
      summary: 'Make a branch',
      permission: 'branch.create',
      body: createBranch,
      statuses: [201, 200],
      problems: ['conflict'],
      command: (input) => ({ kind: 'create-branch', input }),
    }),
    commandRoute({
      path: '/v1/products',
      summary: 'Make or replace a product of a branch',
      permission: 'product.put',
      body: putProduct,
      statuses: [201, 200],
      problems: ['unknown_branch'],
      command: (input) => ({ kind: 'put-product', input }),
    }),
    commandRoute({
      path: '/v1/stock/adjustments',
      summary: 'Count stock anew, or move it by a delta',
      permission: 'stock.adjust',
      body: adjustStock,
      statuses: [201],
      problems: ['unknown_branch', 'unknown_product', 'insufficient_stock'],
      command: (input) => ({ kind: 'adjust-stock', input }),
    }),
    commandRoute({
      path: '/v1/sales',
      summary: 'Register a sale, all of it or nothing',
      permission: 'sale.register',
      body: registerSale,
      statuses: [201, 200],
      problems: ['unknown_branch', 'unknown_product', 'insufficient_stock', 'conflict'],
      command: (input) => ({ kind: 'register-sale', input }),
    }),
    commandRoute({
      path: '/v1/orders',
      summary: 'Open an order that a customer will fetch',
      permission: 'order.change',
      body: createOrder,
      statuses: [201, 200],
      problems: ['unknown_branch', 'conflict'],
      command: (input) => ({ kind: 'create-order', input }),
    }),
    commandRoute({
      path: '/v1/orders/:id/ready',
      summary: 'Say that an order lies ready',
      permission: 'order.change',
      body: z.optional(z.nullable(z.object({}))),
      statuses: [200],
      problems: ['not_found'],
      command: (_input, { id = '' }) => ({ kind: 'ready-order', input: { orderId: id } }),
    }),
    commandRoute({
      path: '/v1/events',
      summary: 'Publish a fact of any program; it is kept and streamed as it is',
      permission: 'event.publish',
      body: publishEvent,
      statuses: [201],
      problems: [],
      check: assertPublishable,
      command: (input) => ({ kind: 'publish-event', input }),
    }),
  ]
}
