/** The six figures of an admin dashboard (D2, D3); what a source leaves out is 0, as D3 wants it. */
export interface Stats {
  readonly source: string
  readonly users: number
  readonly requestsTotal: number
  readonly requestsTracking: number
  readonly episodesTracked: number
  readonly notificationsSent: number
  readonly notificationsPending: number
  /** The source's `timestamp`, epoch ms, for "Last sync" (D4); null where it sends none. */
  readonly ts: number | null
  readonly receivedAt: number
}

/** Names of the six figures, in the order of the tiles. */
export const statsFields = [
  'users',
  'requestsTotal',
  'requestsTracking',
  'episodesTracked',
  'notificationsSent',
  'notificationsPending',
] as const
export type StatsField = (typeof statsFields)[number]
