import * as z from 'zod/mini'
import type { SaleDraft } from '../shared/domain/sale.ts'
import type { Envelope, ErrorCode, RequestError } from '../shared/ipc/envelope.ts'
import type { HubEndpoint } from './ports.ts'

/** A command that the hub has not answered by then may be sent again: it is idempotent, ms. */
const commandMs = 10_000

const saleAnswer = z.looseObject({ position: z.string(), number: z.string() })
const problemAnswer = z.looseObject({
  code: z.string(),
  detail: z.optional(z.string()),
  lines: z.optional(z.unknown()),
  issues: z.optional(z.unknown()),
})

/** Problem codes of the hub that mean something to the form; every other 4xx is `rejected` with its code in the data. */
const codes: Readonly<Record<string, ErrorCode>> = {
  insufficient_stock: 'insufficient_stock',
  unknown_product: 'unknown_product',
  conflict: 'conflict',
  idempotency_mismatch: 'conflict',
  storage_full: 'storage_failed',
  storage_damaged: 'storage_failed',
}

/** One request of the embedded hub. */
export interface HubRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the hub's address, encoded, query included. */
  readonly path: string
  /** Left out: the request has no body. */
  readonly body?: unknown
  /** Makes a repetition of a command harmless. */
  readonly idempotencyKey?: string
}

/**
 * Asks the embedded hub.
 *
 * Never throws. `hub_unavailable` means: not known to be done, and a command is safe to send again with the same key.
 *
 * @returns the answer's body, which is not parsed yet
 */
export async function askHub(endpoint: HubEndpoint | null, request: HubRequest): Promise<Envelope<unknown>> {
  if (endpoint === null) return failed('hub_unavailable', 'the embedded hub is not running')
  const { method, path, body, idempotencyKey } = request
  try {
    const response = await fetch(new URL(path, endpoint.url), {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(commandMs),
      headers: {
        authorization: `Bearer ${endpoint.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, data: answer } : readProblem(response.status, answer)
  } catch (error) {
    return failed('hub_unavailable', error instanceof Error ? error.message : String(error))
  }
}

/** What a registered sale is told: where its last event stands, and its receipt number. */
export interface RegisteredSale {
  readonly position: string
  readonly number: string
}

/**
 * Registers a sale at the hub (design.md, section 2). Pressed twice, stored once: its saleId is the Idempotency-Key.
 * The answer only marks the form as accepted; every list changes from the stream alone. Fails as {@link askHub}.
 */
export async function registerSale(
  endpoint: HubEndpoint | null,
  sale: SaleDraft,
): Promise<Envelope<RegisteredSale>> {
  const request = { method: 'POST', path: '/v1/sales', body: sale, idempotencyKey: sale.saleId } as const
  const answered = await askHub(endpoint, request)
  if (!answered.ok) return answered
  const answer = saleAnswer.safeParse(answered.data)
  if (!answer.success) return failed('hub_unavailable', 'the hub answered something that is no receipt')
  return { ok: true, data: { position: answer.data.position, number: answer.data.number } }
}

function readProblem(status: number, body: unknown): Envelope<never> {
  const problem = problemAnswer.safeParse(body)
  if (!problem.success) return failed('hub_unavailable', `the hub answered ${status}`)
  const { code, detail, lines, issues } = problem.data
  const message = detail ?? code
  const data = {
    code,
    ...(lines === undefined ? {} : { lines }),
    ...(issues === undefined ? {} : { issues }),
  }
  const known = codes[code]
  if (known !== undefined) return failed(known, message, data)
  if (status === 429 || status >= 500) return failed('hub_unavailable', message, data)
  return failed('rejected', message, data)
}

function failed(code: ErrorCode, message: string, data?: unknown): Envelope<never> {
  const error: RequestError = data === undefined ? { code, message } : { code, message, data }
  return { ok: false, error }
}
