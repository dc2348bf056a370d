import { hubLimits } from '../../../shared/hub/limits.ts'

/** Intervals of the source systems (source-systems.md, 3G), ms; what the live code has otherwise is said there too. */
export interface DialectTimes {
  readonly omsetMs: number
  readonly dashboardMs: number
  readonly stockMs: number
  readonly notificationsMs: number
  readonly episodesCheckMs: number
  readonly episodesLiveCheckMs: number
  readonly statsMs: number
  readonly heartbeatMs: number
  readonly episodesHeartbeatMs: number
  readonly statsHeartbeatMs: number
  /** Longest life of an episode stream (N12, R7). */
  readonly episodesMaxAgeMs: number
  /** Of the others, whose servers never end them: what the seed's proxy allows (O22). */
  readonly maxAgeMs: number
}

export const defaultTimes: DialectTimes = {
  omsetMs: 3_000,
  dashboardMs: 5_000,
  stockMs: 5_000,
  notificationsMs: 10_000,
  episodesCheckMs: 2_000,
  episodesLiveCheckMs: 3_000,
  statsMs: 5_000,
  heartbeatMs: hubLimits.heartbeatMs,
  episodesHeartbeatMs: 10_000,
  statsHeartbeatMs: hubLimits.heartbeatMs,
  episodesMaxAgeMs: 30 * 60_000,
  maxAgeMs: 24 * 60 * 60_000,
}
