/**
 * The cursor join (design.md, section 3): a snapshot and a live feed made into one sequence without hole or repeat.
 *
 * Attach the live feed first, take a snapshot at position P, buffer what is live; deliver the snapshot, then only what
 * follows P, in order. A hole asks for a new snapshot. Pure state machine: it does no I/O and keeps no time.
 * Used by console <- upstream, hub -> client and renderer <- engine.
 */
export interface JoinItem<T> {
  /** Position before this item: the position that a reader must have to apply it. */
  readonly from: number
  /** Position after it; always greater than `from`. */
  readonly to: number
  readonly value: T
}

/** What the owner of a join must do next. */
export type JoinAction<S, T> =
  | { readonly do: 'deliver-snapshot'; readonly snapshot: S; readonly position: number }
  | { readonly do: 'deliver'; readonly value: T; readonly position: number }
  /** Ask for a snapshot; sent once per hole, until {@link CursorJoin.snapshot} answers it. */
  | { readonly do: 'request-snapshot' }

export interface CursorJoin<S, T> {
  /** A live item arrived. */
  live(item: JoinItem<T>): readonly JoinAction<S, T>[]
  /** The snapshot that was asked for arrived. */
  snapshot(snapshot: S, position: number): readonly JoinAction<S, T>[]
  /** Position of the last delivery; null before the first snapshot. */
  position(): number | null
}

/**
 * Makes a join that waits for its first snapshot.
 *
 * @param limit live items kept while a snapshot is under way; beyond it the oldest are dropped and, since that makes
 * a hole behind the snapshot, another snapshot is asked for. Bounds memory.
 * @param at where a reader with a stored cursor stands already; it needs no first snapshot
 */
export function createCursorJoin<S, T>(limit = 10_000, at: number | null = null): CursorJoin<S, T> {
  let position = at
  let waiting = at === null
  let buffer: JoinItem<T>[] = []

  function drain(): JoinAction<S, T>[] {
    const actions: JoinAction<S, T>[] = []
    const pending = buffer
    buffer = []
    for (const [index, item] of pending.entries()) {
      if (position === null || item.to <= position) continue
      if (item.from !== position) {
        waiting = true
        buffer = pending.slice(index)
        actions.push({ do: 'request-snapshot' })
        return actions
      }
      position = item.to
      actions.push({ do: 'deliver', value: item.value, position })
    }
    return actions
  }

  return {
    live(item) {
      if (waiting) {
        buffer.push(item)
        if (buffer.length > limit) buffer.shift()
        return []
      }
      buffer = [item]
      return drain()
    },
    snapshot(snapshot, at) {
      // A snapshot older than what was delivered would take the reader back in time.
      if (position !== null && at < position) return [{ do: 'request-snapshot' }]
      position = at
      waiting = false
      return [{ do: 'deliver-snapshot', snapshot, position: at }, ...drain()]
    },
    position: () => position,
  }
}
