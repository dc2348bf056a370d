/** Stable `code` of a problem+json answer (contract.md). The status belongs to the code, so no route can pick another. */
export const problems = {
  malformed: { status: 400, title: 'The request is not valid' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  token_in_url: { status: 400, title: 'Tokens in URLs are refused' },
  forbidden: { status: 403, title: 'This token may not do that' },
  forbidden_origin: { status: 403, title: 'This origin is not on the list' },
  not_found: { status: 404, title: 'There is no such thing' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here' },
  conflict: { status: 409, title: 'It exists already with other content' },
  insufficient_stock: { status: 409, title: 'There is less in stock than that' },
  idempotency_mismatch: { status: 422, title: 'This Idempotency-Key was used for another request' },
  unknown_product: { status: 422, title: 'A line names a product that this branch does not have' },
  unknown_anime: { status: 422, title: 'There is no such anime' },
  unknown_episode: { status: 422, title: 'There is no such episode' },
  unknown_user: { status: 422, title: 'There is no such person' },
  unknown_branch: { status: 422, title: 'There is no such branch' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json' },
  too_large: { status: 413, title: 'The request is larger than allowed' },
  misdirected: { status: 421, title: 'This host name is not served here' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The hub failed' },
  too_many_streams: { status: 503, title: 'No more streams can be served now' },
  shutting_down: { status: 503, title: 'The hub is shutting down' },
  storage_damaged: { status: 503, title: 'The database is damaged; the hub is starting a new one' },
  storage_full: { status: 507, title: 'The disk is full; nothing was stored' },
} as const
export type ProblemCode = keyof typeof problems

/** RFC 9457 body of every error answer. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  /** Extra facts by code: `lines` for insufficient_stock, `issues` for malformed. */
  readonly [extra: string]: unknown
}

/** One line of `insufficient_stock`. */
export interface ShortLine {
  readonly productType: string
  readonly productId: string
  readonly requested: number
  readonly available: number
}
