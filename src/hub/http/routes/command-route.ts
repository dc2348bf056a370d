import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { commandAccepted } from '../../../shared/hub/commands.ts'
import { hubLimits } from '../../../shared/hub/limits.ts'
import type { ProblemCode } from '../../../shared/hub/problem.ts'
import type { Command } from '../../domain/command.ts'
import type { HubStore } from '../../store/hub-store.ts'
import type { Permission } from '../permissions.ts'
import { ProblemError } from '../problem.ts'
import { type Route, type RouteAnswer, type RouteContext, routeWithBody } from '../route.ts'

const keyPattern = /^[\x21-\x7e]{1,200}$/

/** The Idempotency-Key of a request, or null. @throws ProblemError `malformed` */
export function idempotencyKey(context: RouteContext): string | null {
  const key = context.request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new ProblemError('malformed', 'Idempotency-Key must be 1 to 200 visible ASCII characters')
  }
  return key
}

function idempotency(context: RouteContext, command: Command) {
  const key = idempotencyKey(context)
  if (key === null) return null
  const requestHash = createHash('sha256').update(JSON.stringify(command)).digest('base64')
  return { key, requestHash }
}

/** Checked before the transaction: what cannot be rendered as one event must not fail inside a group. */
export function assertRenderable(context: RouteContext, data: unknown): void {
  if (Number(context.request.headers['content-length'] ?? Number.POSITIVE_INFINITY) < 4096) return
  let bytes: number
  try {
    bytes = Buffer.byteLength(JSON.stringify(data ?? null))
  } catch {
    throw new ProblemError('malformed', 'the data is nested too deeply')
  }
  if (bytes > hubLimits.maxEventBytes - 1024) {
    throw new ProblemError('too_large', `an event may have ${hubLimits.maxEventBytes} bytes`)
  }
}

const words = { 201: 'It happened and is stored', 200: 'It had happened already, or replaced what was there' }
const written: readonly ProblemCode[] = ['idempotency_mismatch', 'storage_full', 'storage_damaged']

/** Answer of a command that makes something whose id the hub gives. */
export const createdAccepted = z.looseObject({ position: z.string(), id: z.string() })

interface Described {
  /** POST when left out. */
  readonly method?: Route['method']
  readonly path: string
  readonly summary: string
  readonly permission: Permission
  readonly statuses: readonly (200 | 201)[]
  readonly problems: readonly ProblemCode[]
  /** Of the answer; {@link commandAccepted} when left out. */
  readonly answer?: z.ZodMiniType
}
interface CommandRoute<S extends z.ZodMiniType> extends Described {
  readonly body: S
  check?(context: RouteContext<z.infer<S>>): void
  command(input: z.infer<S>, params: Readonly<Record<string, string>>): Command
}
interface BareCommandRoute extends Described {
  command(params: Readonly<Record<string, string>>): Command
}

function described(spec: Described) {
  const schema = spec.answer ?? commandAccepted
  const answer = (status: 200 | 201) => ({
    description: words[status],
    contentType: 'application/json',
    schema,
  })
  return {
    method: spec.method ?? 'POST',
    path: spec.path,
    summary: spec.summary,
    permission: spec.permission,
    idempotent: true,
    answers: Object.fromEntries(spec.statuses.map((status) => [status, answer(status)])),
    problems: [...spec.problems, ...written],
  }
}

/** Makes the routes of commands: parse, execute, answer with the stored text. */
export interface CommandRoutes {
  withBody<S extends z.ZodMiniType>(spec: CommandRoute<S>): Route
  /** For DELETE, which names all it needs in its path. */
  bare(spec: BareCommandRoute): Route
}

export function createCommandRoutes(store: HubStore): CommandRoutes {
  async function run(context: RouteContext, command: Command): Promise<RouteAnswer> {
    const { tokenId, branchId, label } = context.principal
    const outcome = await store.execute({
      command,
      publisher: tokenId,
      branchId,
      sender: label,
      idempotency: idempotency(context, command),
    })
    if (!outcome.ok) {
      const { code, detail, extra } = outcome
      throw new ProblemError(code, detail, extra === undefined ? {} : { extra })
    }
    const headers = outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}
    return { status: outcome.status, text: outcome.answer, ...headers }
  }
  return {
    withBody: (spec) =>
      routeWithBody({
        ...described(spec),
        body: spec.body,
        handle(context) {
          spec.check?.(context)
          return run(context, spec.command(context.body, context.params))
        },
      }),
    bare: (spec) => ({
      ...described(spec),
      handle: (context) => run(context, spec.command(context.params)),
    }),
  }
}
