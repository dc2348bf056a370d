import { hubLimits } from '../../shared/hub/limits.ts'
import type { StreamLimits } from './types.ts'

/** What a stream gets when its owner does not say otherwise. */
export const defaultLimits: StreamLimits = {
  eventBytes: hubLimits.maxEventBytes,
  responseMs: 15_000,
  redirects: 5,
}

/** Longest Last-Event-ID that is sent, bytes. Servers answer 431 to larger headers, and would for ever. */
export const maxCursorBytes = 4_096

/** Interval that is assumed where a stream announces no heartbeat, ms (C4: three of them are 45 s). */
export const assumedHeartbeatMs = 15_000

/** A connection that stayed open this long makes the next backoff start afresh, ms (C3). */
export const healthyMs = 60_000

/** Connections without a single body byte before a buffering proxy is blamed (C4). */
export const muteLimit = 3

/** Longest wait that a `bye` may ask for, ms. */
export const maxByeMs = 300_000
