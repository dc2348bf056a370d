/** What of the state is asked for. */
export interface SnapshotQuery {
  readonly topics: readonly string[]
  /** Only this branch; null means all. */
  readonly branch: string | null
}

/** When the state is rendered: its place in the log, the business day (`YYYY-MM-DD`), epoch ms. */
export interface SnapshotAt {
  readonly position: string
  readonly day: string
  readonly now: number
}

/** Parts of a snapshot by their name in it: JSON text, made only when asked for. */
export type SnapshotParts = Readonly<Record<string, () => string>>
