import type { Log } from '../node/log/log.ts'
import type { Durability } from '../node/sqlite/open.ts'
import { hubLimits } from '../shared/hub/limits.ts'
import type { DialectTimes } from './http/dialects/times.ts'
import type { Rate } from './http/rate-limit.ts'

/** What a hub can be told; everything but the folder has the default of contract.md. */
export interface HubOptions {
  readonly dataDir: string
  readonly host?: string
  /** 0 picks a free port. */
  readonly port?: number
  readonly durability?: Durability
  readonly retentionMs?: number
  readonly anonymousRead?: boolean
  readonly allowedHosts?: readonly string[]
  readonly allowedOrigins?: readonly string[]
  readonly nativeBinding?: string | null
  readonly log?: Log
  readonly now?: () => number
  /** Numbers that tests and small machines set. */
  readonly limits?: Partial<HubLimits>
}

/** Numbers of the wire and of the machine. */
export interface HubLimits {
  readonly heartbeatMs: number
  readonly stallMs: number
  readonly sweepMs: number
  readonly maxStreamAgeMs: number
  readonly maxStreams: number
  readonly rate: Rate
  readonly failureRate: Rate
  /** Longest wait that a `bye` asks of its reader, so that not all come back at once (S12). */
  readonly byeSpreadMs: number
  /** Intervals and ages of the source systems' own streams, where they differ from theirs (R7). */
  readonly dialects?: Partial<DialectTimes>
  /** Of the database; a test's full disk. */
  readonly maxPageCount?: number
}

/** What a hub keeps to when nobody says otherwise. */
export const defaultLimits: HubLimits = {
  heartbeatMs: hubLimits.heartbeatMs,
  stallMs: hubLimits.stallMs,
  sweepMs: 1000,
  maxStreamAgeMs: 60 * 60 * 1000,
  maxStreams: 10_000,
  rate: { perSecond: 20_000, burst: 40_000 },
  failureRate: { perSecond: 5, burst: 50 },
  byeSpreadMs: 10_000,
}
