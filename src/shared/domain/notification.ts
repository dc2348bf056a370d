import type { Severity } from './alert.ts'

/**
 * A notification that a source itself shows to its people: a row of the stats dashboard's table (D8) or a notification
 * object of the shop (O3). One inner model for both (source-systems.md, 3H). Not to be mixed up with the operating
 * system's notifications, which Pantau shows for alerts.
 */
export interface SourceNotification {
  readonly source: string
  /** The source's id, or one made of content and time; unique in its source. */
  readonly id: string
  readonly title: string
  readonly body: string
  readonly severity: Severity
  /** The source's word for its kind, for example `new_transaction`; '' where it has none. */
  readonly kind: string
  /** Epoch ms. */
  readonly at: number
}

/** Key of a notification over all sources. */
export function notificationKey(row: Pick<SourceNotification, 'source' | 'id'>): string {
  return `${encodeURIComponent(row.source)}/${encodeURIComponent(row.id)}`
}
