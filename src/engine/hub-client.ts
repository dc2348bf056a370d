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

/** What a registered sale is told: where its last event stands, and its receipt number. */
export interface RegisteredSale {
  readonly position: string
  readonly number: string
}

/**
 * Registers a sale at the hub (design.md, section 2). Pressed twice, stored once: its saleId is the Idempotency-Key.
 * The answer only marks the form as accepted; every list changes from the stream alone.
 *
 * Never throws. `hub_unavailable` means: not known to be stored, and safe to send again with the same saleId.
 */
export async function registerSale(
  endpoint: HubEndpoint | null,
  sale: SaleDraft,
): Promise<Envelope<RegisteredSale>> {
  if (endpoint === null) return failed('hub_unavailable', 'the embedded hub is not running')
  try {
    const response = await fetch(new URL('/v1/sales', endpoint.url), {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(commandMs),
      headers: {
        authorization: `Bearer ${endpoint.token}`,
        'content-type': 'application/json',
        'idempotency-key': sale.saleId,
      },
      body: JSON.stringify(sale),
    })
    const body: unknown = await response.json()
    return response.ok ? readAnswer(body) : readProblem(response.status, body)
  } catch (error) {
    return failed('hub_unavailable', error instanceof Error ? error.message : String(error))
  }
}

function readAnswer(body: unknown): Envelope<RegisteredSale> {
  const answer = saleAnswer.safeParse(body)
  if (!answer.success) return failed('hub_unavailable', 'the hub answered something that is no receipt')
  return { ok: true, data: { position: answer.data.position, number: answer.data.number } }
}

function readProblem(status: number, body: unknown): Envelope<never> {
  const problem = problemAnswer.safeParse(body)
  if (!problem.success) return failed('hub_unavailable', `the hub answered ${status}`)
  const { code, detail, lines } = problem.data
  const message = detail ?? code
  const known = codes[code]
  if (known !== undefined) return failed(known, message, lines === undefined ? { code } : { code, lines })
  if (status === 429 || status >= 500) return failed('hub_unavailable', message, { code })
  return failed('rejected', message, { code })
}

function failed(code: ErrorCode, message: string, data?: unknown): Envelope<never> {
  const error: RequestError = data === undefined ? { code, message } : { code, message, data }
  return { ok: false, error }
}
