import type { WriteDb } from '../../node/sqlite/db.ts'
import { hubLimits } from '../../shared/hub/limits.ts'

export interface RememberedAnswer {
  readonly requestHash: string
  readonly status: number
  readonly answer: string
}

/**
 * Answers of accepted commands by publisher and key, for 24 h (S2). Refusals are not remembered: they stored nothing,
 * and a cashier who mends a sale that was short may send it under the same key.
 */
export interface IdempotencyTable {
  find(publisher: string, key: string, now: number): RememberedAnswer | undefined
  rememberTx(publisher: string, key: string, answer: RememberedAnswer, now: number): void
  /** Deletes at most `limit` answers that are too old. @returns the number deleted */
  forgetOldTx(now: number, limit: number): number
}

export function createIdempotencyTable(db: WriteDb): IdempotencyTable {
  const find = db.prepare(
    `SELECT request_hash AS requestHash, status, answer FROM idempotency
     WHERE publisher = ? AND key = ? AND at > ?`,
  )
  const remember = db.prepare(
    `INSERT INTO idempotency (publisher, key, request_hash, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (publisher, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
       answer = excluded.answer, at = excluded.at`,
  )
  const forget = db.prepare(
    `DELETE FROM idempotency WHERE (publisher, key) IN (
       SELECT publisher, key FROM idempotency WHERE at <= ? ORDER BY at LIMIT ?)`,
  )
  return {
    find: (publisher, key, now) =>
      find.get(publisher, key, now - hubLimits.idempotencyMs) as RememberedAnswer | undefined,
    rememberTx: (publisher, key, { requestHash, status, answer }, now) => {
      remember.run(publisher, key, requestHash, status, answer, now)
    },
    forgetOldTx: (now, limit) => forget.run(now - hubLimits.idempotencyMs, limit).changes,
  }
}
