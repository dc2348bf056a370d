import * as z from 'zod/mini'
import { minorUnits } from '../domain/money.ts'
import { saleDraft } from '../domain/sale.ts'
import { productType } from '../domain/stock.ts'

const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/))
const productId = z.string().check(z.minLength(1), z.maxLength(64))
const name = z.string().check(z.minLength(1), z.maxLength(200))
const stock = z.number().check(z.int(), z.minimum(-1_000_000_000), z.maximum(1_000_000_000))
/** Field injection into SSE is impossible by construction: no CR, LF or NUL in a topic or a type (S13). */
const eventName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/))

/** Roles of the source system (O14). `passet` may only read. */
export const roles = ['super_admin', 'admin', 'cashier', 'passet'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** `POST /v1/branches` */
export const createBranch = z.object({ id, name, allowNegativeStock: z._default(z.boolean(), false) })
/** `POST /v1/products`; the same product again in the same branch replaces name, code, price and stock. */
export const putProduct = z.object({
  productType,
  productId,
  name,
  code: z.string().check(z.maxLength(64)),
  branchId: id,
  stock,
  unitPrice: minorUnits.check(z.nonnegative()),
})
/** `POST /v1/stock/adjustments`: exactly one of `delta` and `stock`. */
export const adjustStock = z
  .object({
    branchId: id,
    productType,
    productId,
    delta: z.optional(stock),
    stock: z.optional(stock),
    reason: z.string().check(z.minLength(1), z.maxLength(200)),
  })
  .check(
    z.refine((value) => (value.delta === undefined) !== (value.stock === undefined), {
      error: 'give exactly one of delta and stock',
    }),
  )
/** `POST /v1/sales` */
export const registerSale = saleDraft
/** `POST /v1/orders` */
export const createOrder = z.object({
  orderId: id,
  branchId: id,
  patientName: z.optional(z.string().check(z.maxLength(200))),
})
/** `POST /v1/events`: any fact of any program, kept and streamed as it is. */
export const publishEvent = z.object({ topic: eventName, type: eventName, data: z.unknown() })
/** `POST /v1/tokens` */
export const createToken = z.object({ role, branchId: z.optional(id), label: name })

export type CreateBranch = z.infer<typeof createBranch>
export type PutProduct = z.infer<typeof putProduct>
export type AdjustStock = z.infer<typeof adjustStock>
export type RegisterSale = z.infer<typeof registerSale>
export type CreateOrder = z.infer<typeof createOrder>
export type PublishEvent = z.infer<typeof publishEvent>

/** Answer of every command: where its last event stands in the log. Repeated by the same Idempotency-Key: the same answer. */
export const commandAccepted = z.looseObject({ position: z.string() })
