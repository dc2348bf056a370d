import type { Envelope, ErrorCode } from '../../shared/ipc/envelope.ts'

/** A request that worked. */
export function ok<T>(data: T): Envelope<T> {
  return { ok: true, data }
}

/** An expected failure; `message` is English for logs, the screen makes its words from `code`. */
export function fail(code: ErrorCode, message: string, data?: unknown): Envelope<never> {
  return { ok: false, error: data === undefined ? { code, message } : { code, message, data } }
}
