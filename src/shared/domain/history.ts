import type { ConnectionStateName } from './connection.ts'

/** One change of a stream's state, as the connection history tells it. */
export interface ConnectionChange {
  readonly stream: string
  readonly state: ConnectionStateName
  /** Reason of the state where it has one, e.g. `refused`; '' else. */
  readonly reason: string
  readonly detail: string
  readonly at: number
}

/** How a source's connections went (issue 3.9), over the last 24 hours or since `since`. */
export interface ConnectionHistory {
  /** Begin of what is told, epoch ms. */
  readonly since: number
  /** Time in which every enabled stream was live, ms, and time in which the source was switched on at all. */
  readonly liveMs: number
  readonly watchedMs: number
  /** Times that a live stream was lost. */
  readonly drops: number
  readonly bytes: number
  readonly events: number
  /** Mean over the last minute. */
  readonly eventsPerSecond: number
  /** Latest first, at most 200. */
  readonly changes: readonly ConnectionChange[]
}
