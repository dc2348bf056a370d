import * as z from 'zod/mini'
import { jobStatuses } from '../domain/job.ts'
import { logLevels } from '../domain/log-line.ts'
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
  /** Who sold: the name of the token's person, else its label. Absent in events of before. */
  cashier: z.optional(z.string()),
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
  /** The day's figures of the cashier whose sale this was; absent when it was no sale. */
  cashier: z.optional(z.object({ name: z.string(), total: minorUnits, transactions: int })),
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

/** `anime.created`, topic `anime`: no news for a viewer (N1). */
export const animeCreated = z.object({ ...base, id: z.string(), title: z.string() })
/**
 * `episode.created` and `episode.updated`: topic `episodes` while it is visible, else `episodes.hidden`, which only admins
 * may read (R6). An episode that stops being visible is `episode.deleted` on `episodes` as well.
 */
export const episodeChanged = z.object({
  ...base,
  id: z.string(),
  animeId: z.string(),
  animeTitle: z.string(),
  number: z.string(),
  title: z.string(),
  visible: z.boolean(),
  poster: z.nullable(z.string()),
  adult: z.boolean(),
  /** ISO 8601 UTC, of its making. */
  createdAt: z.string(),
})
export const episodeDeleted = z.object({ ...base, id: z.string() })
/** `video-server.created|updated`, topic `video-servers`; a trigger of the episode list like the episode itself (N2). */
export const videoServerChanged = z.object({
  ...base,
  id: z.string(),
  episodeId: z.string(),
  name: z.string(),
  url: z.string(),
})
export const videoServerDeleted = z.object({ ...base, id: z.string(), episodeId: z.string() })
/** `job.changed`, topic `jobs`: the whole job each time (C8). */
export const jobChanged = z.object({
  ...base,
  jobId: z.string(),
  label: z.string(),
  status: z.enum(jobStatuses),
  current: int,
  total: int,
  errors: int,
  startedAt: z.string(),
})
/** `file.processed`, topic `files` (C7). */
export const fileProcessed = z.object({
  ...base,
  filepath: z.string(),
  filename: z.string(),
  success: z.boolean(),
  error: z.string(),
})
/** `watcher.changed`, topic `watcher` (C6). */
export const watcherChanged = z.object({ ...base, running: z.boolean(), enabled: z.boolean() })
/** `cache.rebuild`, topic `cache`: first incomplete, then complete (C4). */
export const cacheRebuild = z.object({ ...base, complete: z.boolean(), message: z.string() })
/** `stats.changed`, topic `stats`: all figures, in the seed's own words (D2). */
export const statsChanged = z.object({
  ...base,
  users: int,
  requests: z.object({ total: int, tracking: int }),
  episodes_tracked: int,
  notifications: z.object({ sent: int, pending: int }),
})
/** `notification.created`, topic `notifications` (D8). */
export const notificationCreated = z.object({
  ...base,
  id: z.string(),
  title: z.string(),
  body: z.string(),
  severity: z.enum(['info', 'warning', 'critical']),
})
/** `log.written`, topic `logs` (D8). */
export const logWritten = z.object({
  ...base,
  level: z.enum(logLevels),
  message: z.string(),
  context: z.nullable(z.record(z.string(), z.unknown())),
})

/** The catalogue: `event:` name to payload. Other names are published events and carry `{ts, topic, branch, data}`. */
export const hubEvents = {
  'stock.changed': stockChanged,
  'sale.registered': saleRegistered,
  'revenue.changed': revenueChanged,
  'order.created': orderChanged,
  'order.ready': orderChanged,
  'branch.created': branchCreated,
  'anime.created': animeCreated,
  'episode.created': episodeChanged,
  'episode.updated': episodeChanged,
  'episode.deleted': episodeDeleted,
  'video-server.created': videoServerChanged,
  'video-server.updated': videoServerChanged,
  'video-server.deleted': videoServerDeleted,
  'job.changed': jobChanged,
  'file.processed': fileProcessed,
  'watcher.changed': watcherChanged,
  'cache.rebuild': cacheRebuild,
  'stats.changed': statsChanged,
  'notification.created': notificationCreated,
  'log.written': logWritten,
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
  /** Today's figures by cashier; comes with the topic `revenue`. */
  cashiers: z.optional(
    z.array(
      z.object({
        branch: z.string(),
        day: z.string(),
        name: z.string(),
        total: minorUnits,
        transactions: int,
        currency: z.string(),
      }),
    ),
  ),
  anime: z.optional(z.array(animeCreated)),
  /** Latest first, at most 500; invisible ones only under their own topic. */
  episodes: z.optional(z.array(episodeChanged)),
  'episodes.hidden': z.optional(z.array(episodeChanged)),
  'video-servers': z.optional(z.array(videoServerChanged)),
  /** Those that run, and the last 200 that ended. */
  jobs: z.optional(z.array(jobChanged)),
  /** Latest first, at most 1,000. */
  files: z.optional(z.array(fileProcessed)),
  /** Null until the first word about it. */
  watcher: z.optional(z.nullable(watcherChanged)),
  cache: z.optional(z.nullable(cacheRebuild)),
  stats: z.optional(z.nullable(statsChanged)),
  /** Latest first, at most 200. */
  notifications: z.optional(z.array(notificationCreated)),
  /** Latest first, at most 1,000. */
  logs: z.optional(z.array(logWritten)),
})
export type HubSnapshot = z.infer<typeof hubSnapshot>
/** Topics that the hub itself writes; others come from `POST /v1/events`. */
export const hubTopics = [
  'branches',
  'stock',
  'sales',
  'revenue',
  'orders',
  'anime',
  'episodes',
  'episodes.hidden',
  'video-servers',
  'jobs',
  'files',
  'watcher',
  'cache',
  'stats',
  'notifications',
  'logs',
] as const
/** Topics that only super admins and admins may read (R6); others neither get them in a stream nor in a snapshot. */
export const adminTopics: readonly string[] = ['episodes.hidden']
