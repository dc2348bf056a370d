import * as z from 'zod/mini'
import { minorUnits } from '../domain/money.ts'

/** Fields of every data event of the own dialect; `ts` is ISO 8601 UTC, `branch` '' where the event has none. */
const base = { ts: z.string(), topic: z.string(), branch: z.string() }
const int = z.number().check(z.int())

/** `stock.changed`, topic `stock`: the absolute stock after a product, an adjustment or a sale. */
export const stockChanged = z.object({
  ...base,
  branchName: z.string(),
  productType: z.string(),
  productId: z.string(),
  code: z.string(),
  name: z.string(),
  stock: int,
  previous: z.nullable(int),
  unitPrice: minorUnits,
  reason: z.string(),
})
/** `sale.registered`, topic `sales`. */
export const saleRegistered = z.object({
  ...base,
  saleId: z.string(),
  number: z.string(),
  payer: z.string(),
  patientName: z.string(),
  total: minorUnits,
  lines: z.array(
    z.object({ productType: z.string(), productId: z.string(), quantity: int, unitPrice: minorUnits }),
  ),
})
/** `revenue.changed`, topic `revenue`: absolute figures of one branch and day (YYYY-MM-DD, hub's local day). */
export const revenueChanged = z.object({
  ...base,
  day: z.string(),
  total: minorUnits,
  bpjs: minorUnits,
  umum: minorUnits,
  transactions: int,
  currency: z.string(),
})
/** `order.created` and `order.ready`, topic `orders`. */
export const orderChanged = z.object({
  ...base,
  orderId: z.string(),
  patientName: z.string(),
  status: z.enum(['open', 'ready']),
})
/** `branch.created`, topic `branches`. */
export const branchCreated = z.object({
  ...base,
  id: z.string(),
  name: z.string(),
  /** Whether its stock may fall below zero (O21); absent means no. */
  allowNegativeStock: z.optional(z.boolean()),
})

/** The catalogue: `event:` name to payload. Other names are published events and carry `{ts, topic, branch, data}`. */
export const hubEvents = {
  'stock.changed': stockChanged,
  'sale.registered': saleRegistered,
  'revenue.changed': revenueChanged,
  'order.created': orderChanged,
  'order.ready': orderChanged,
  'branch.created': branchCreated,
} as const
export type HubEventType = keyof typeof hubEvents

/** First event of each connection (S6). Its SSE id is the position from which the stream goes on. */
export const helloEvent = z.object({
  epoch: z.string(),
  head: int,
  /** Oldest seq that is still kept; head + 1 when the log is empty. */
  oldest: int,
  resumedFrom: z.nullable(z.string()),
  heartbeatMs: int,
  maxEventBytes: int,
})
export type HelloEvent = z.infer<typeof helloEvent>
/** Control event `gap` (S5). */
export const gapEvent = z.object({
  from: z.string(),
  to: z.string(),
  reason: z.enum(['expired', 'new-epoch', 'rollback', 'too-large']),
})
export type GapEvent = z.infer<typeof gapEvent>
/** Control event `bye` (S12). */
export const byeEvent = z.object({ retryAfterMs: int })
/** Names of the control events; no published event may use them. */
export const controlEvents = ['hello', 'gap', 'bye'] as const

/** `GET /v1/snapshot`: the state at `position`; each entry is the payload of the event that would have said it. */
export const hubSnapshot = z.object({
  position: z.string(),
  branches: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
  stock: z.optional(z.array(stockChanged)),
  revenue: z.optional(z.array(revenueChanged)),
  /** Latest first, at most 200 a branch. */
  sales: z.optional(z.array(saleRegistered)),
  orders: z.optional(z.array(orderChanged)),
})
export type HubSnapshot = z.infer<typeof hubSnapshot>
/** Topics that the hub itself writes; others come from `POST /v1/events`. */
export const hubTopics = ['branches', 'stock', 'sales', 'revenue', 'orders'] as const
