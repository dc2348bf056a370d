/** Codes that every request can answer with; a domain adds its own beside its routes. */
export const errorCodes = [
  'invalid_input',
  'unknown_route',
  'forbidden_sender',
  'internal',
  'hub_unavailable',
  'insufficient_stock',
  'unknown_product',
  'conflict',
  'rejected',
  'not_found',
  'locked_by_administrator',
  'storage_failed',
  'wrong_pin',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure: `message` is English for logs, the screen makes its words from `code` and `data`. */
export interface RequestError {
  readonly code: ErrorCode
  readonly message: string
  readonly data?: unknown
}

/** Nothing is thrown over IPC (Electron would keep only the message). */
export type Envelope<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: RequestError }
