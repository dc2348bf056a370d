import * as z from 'zod/mini'
import { jobStatuses } from '../domain/job.ts'
import { logLevels } from '../domain/log-line.ts'
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
const count = z.number().check(z.int(), z.nonnegative(), z.maximum(Number.MAX_SAFE_INTEGER))
const webAddress = z.url({ protocol: /^https?$/ })

/** `POST /v1/anime`; the hub makes the id. An anime alone is no news to anybody (N1). */
export const createAnime = z.object({ title: name })
/** `POST /v1/episodes` makes the id; `PUT /v1/episodes/{id}` replaces. Not visible: only admins hear of it (R6). */
export const putEpisode = z.object({
  animeId: id,
  number: z.union([z.string().check(z.minLength(1), z.maxLength(20)), z.number()]),
  title: name,
  visible: z._default(z.boolean(), true),
  poster: z.optional(webAddress),
  adult: z._default(z.boolean(), false),
})
/** `POST /v1/video-servers` makes the id; `PUT /v1/video-servers/{id}` replaces. */
export const putVideoServer = z.object({ episodeId: id, name, url: webAddress })
/** `POST /v1/jobs`; the same job again with the same content is answered again. */
export const createJob = z.object({
  jobId: id,
  total: count,
  label: z.optional(z.string().check(z.maxLength(200))),
})
/** `PATCH /v1/jobs/{id}`: what is left out stays. A job that has ended does not run again. */
export const patchJob = z
  .object({
    status: z.optional(z.enum(jobStatuses)),
    current: z.optional(count),
    errors: z.optional(count),
  })
  .check(
    z.refine((value) => Object.values(value).some((field) => field !== undefined), {
      error: 'nothing to change',
    }),
  )
/** `POST /v1/files/processed` (C7). */
export const reportFile = z.object({
  filepath: z.string().check(z.minLength(1), z.maxLength(4096)),
  success: z.boolean(),
  error: z.optional(z.string().check(z.maxLength(4000))),
})
/** `PUT /v1/watcher` (C6). */
export const putWatcher = z.object({ running: z.boolean(), enabled: z.boolean() })
/** `PUT /v1/stats`: any of the seed's fields (D2); what is left out stays. */
export const putStats = z.object({
  users: z.optional(count),
  requests: z.optional(z.object({ total: z.optional(count), tracking: z.optional(count) })),
  episodes_tracked: z.optional(count),
  notifications: z.optional(z.object({ sent: z.optional(count), pending: z.optional(count) })),
})
/** `POST /v1/notifications`; it counts as pending until `PUT /v1/stats` says otherwise. */
export const createNotification = z.object({
  title: name,
  body: z.string().check(z.maxLength(4000)),
  severity: z._default(z.enum(['info', 'warning', 'critical']), 'info'),
})
/** `POST /v1/logs` */
export const writeLog = z.object({
  level: z.enum(logLevels),
  message: z.string().check(z.minLength(1), z.maxLength(16_000)),
  context: z.optional(z.record(z.string(), z.unknown())),
})
/**
 * `POST /v1/users`: a person who works with the hub; the same id again replaces. People are access control, not events:
 * they are kept beside the tokens and never streamed (R6).
 */
export const putUser = z.object({ userId: id, name, role, branchId: z.optional(id) })
/** `POST /v1/tokens`; with a userId the token has the person's role and branch, and `role` may be left out. */
export const createToken = z.object({
  role: z.optional(role),
  branchId: z.optional(id),
  userId: z.optional(id),
  label: name,
})

export type CreateBranch = z.infer<typeof createBranch>
export type PutProduct = z.infer<typeof putProduct>
export type AdjustStock = z.infer<typeof adjustStock>
export type RegisterSale = z.infer<typeof registerSale>
export type CreateOrder = z.infer<typeof createOrder>
export type PublishEvent = z.infer<typeof publishEvent>
export type CreateAnime = z.infer<typeof createAnime>
export type PutEpisode = z.infer<typeof putEpisode>
export type PutVideoServer = z.infer<typeof putVideoServer>
export type CreateJob = z.infer<typeof createJob>
export type PatchJob = z.infer<typeof patchJob>
export type ReportFile = z.infer<typeof reportFile>
export type PutWatcher = z.infer<typeof putWatcher>
export type PutStats = z.infer<typeof putStats>
export type CreateNotification = z.infer<typeof createNotification>
export type WriteLog = z.infer<typeof writeLog>

/** Answer of every command: where its last event stands in the log. Repeated by the same Idempotency-Key: the same answer. */
export const commandAccepted = z.looseObject({ position: z.string() })
