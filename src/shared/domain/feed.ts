/** A message as it came, for the raw feed: unknown types are kept and shown, never dropped (C9). */
export interface FeedItem {
  readonly id: string
  readonly source: string
  readonly stream: string
  readonly type: string
  /** At most 2,000 characters for the screen; the journal has the whole. */
  readonly data: string
  readonly receivedAt: number
}
