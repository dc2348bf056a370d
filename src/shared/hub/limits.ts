/** Limits of the hub's wire, shared so that a client can check before it sends. */
export const hubLimits = {
  /** Comment heartbeat of the own dialect, ms (contract.md). */
  heartbeatMs: 15_000,
  /** Largest event, bytes of UTF-8 (C7). */
  maxEventBytes: 16 * 1024 * 1024,
  /** Largest request body, bytes. */
  maxBodyBytes: 17 * 1024 * 1024,
  /** How long an Idempotency-Key is remembered, ms (S2). */
  idempotencyMs: 24 * 60 * 60 * 1000,
  /** A reader without write progress for this long is cut, ms (S8). */
  stallMs: 30_000,
  /** Port of `pantau hub` (contract.md). */
  defaultPort: 4747,
} as const
