/** Why events may be missing (reliability.md, E4). `unverified` is for sources that cannot prove continuity. */
export const gapReasons = [
  'expired',
  'new-epoch',
  'rollback',
  'too-large',
  'store-failed',
  'unverified',
] as const
export type GapReason = (typeof gapReasons)[number]

/** A visible hole in what we know: never silent, with bounds and reason (E4). */
export interface Gap {
  /** UUIDv7. */
  readonly id: string
  readonly source: string
  readonly stream: string
  readonly reason: GapReason
  /** Last thing known before: a position, or an ISO 8601 time for sources without positions. */
  readonly from: string
  /** First thing known after, in the same form. */
  readonly to: string
  /** Number of missing events where it is known. */
  readonly count: number | null
  readonly at: number
}
