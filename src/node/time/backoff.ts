/** Bounds of a reconnect delay, ms (reliability.md, C3). */
export interface BackoffLimits {
  /** Window of the first retry; doubles with each further one. */
  readonly firstMs: number
  /** Largest window. */
  readonly capMs: number
}

/** Full jitter from 1 s doubling to 60 s (C3). */
export const reconnectLimits: BackoffLimits = { firstMs: 1_000, capMs: 60_000 }

/**
 * How long to wait before the next attempt: full jitter over a window that doubles, on top of what the server asked for.
 *
 * The jitter is *added* to the server's own time and is never narrower than a quarter of it: a Retry-After shared by a
 * hundred clients must not bring them all back in the same instant (reliability.md 3, row 22).
 *
 * @param failures attempts that failed since the last healthy connection, this one included; 1 or more
 * @param lowerMs what the server asked for, already clamped by {@link clampRetry}; 0 when it asked for nothing
 * @param random uniform in [0, 1)
 * @returns ms; below `lowerMs + capMs`
 */
export function backoffDelay(
  failures: number,
  lowerMs: number,
  random: () => number,
  limits: BackoffLimits = reconnectLimits,
): number {
  const doubled = limits.firstMs * 2 ** Math.min(failures - 1, 30)
  const room = Math.max(limits.capMs - lowerMs, lowerMs / 4)
  const window = Math.min(Math.max(doubled, lowerMs / 4), limits.capMs, room)
  return Math.round(lowerMs + random() * window)
}

/** A server's wish within 250 ms .. 5 min: `retry: 0` would spin, a huge one would overflow the timer to 1 ms (C3). */
export function clampRetry(ms: number): number {
  return Math.min(Math.max(ms, 250), 300_000)
}

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds or an HTTP date.
 *
 * @param nowMs epoch ms, for the date form
 * @returns clamped ms, or null when the header is absent or is neither form
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return clampRetry(Number(text) * 1_000)
  if (!/^[A-Z][a-z]{2},/.test(text)) return null
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : clampRetry(date - nowMs)
}
