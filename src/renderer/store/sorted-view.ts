import type { Collection } from './collection.ts'
import { type Compare, createSortedList, type Entry, type SortedList } from './sorted-list.ts'

/** A collection in order and through a filter, kept incrementally. */
export interface SortedView<T> {
  readonly size: number
  at(index: number): Entry<T> | undefined
  indexOf(key: string): number
  /** Grows when rows come, go or move; a row that only changes its value in place is told by its key. */
  version(): number
  subscribe(listener: () => void): () => void
  /** The first rows, for short lists. The same array until the order or a value in it changes. */
  first(count: number): readonly Entry<T>[]
  entries(): Iterable<Entry<T>>
  dispose(): void
}

/** How a view orders and what it lets through. */
export interface SortedViewOptions<T> {
  readonly collection: Collection<T>
  readonly compare: (a: T, b: T) => number
  readonly accept?: (value: T) => boolean
  /** A view of the same collection and order without filter: it saves sorting again when a filter changes. */
  readonly master?: SortedView<T>
}

/** Makes a view; it costs one pass over the rows (and one sort without `master`), each change after that O(log n). */
export function createSortedView<T>(options: SortedViewOptions<T>): SortedView<T> {
  const { collection, accept = () => true } = options
  const compare: Compare<T> = (a, b) => {
    const order = options.compare(a.value, b.value)
    if (order !== 0) return order
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
  }
  const list: SortedList<T> = createSortedList(compare)
  let version = 0
  let told = 0
  const listeners = new Set<() => void>()

  function rebuild(): void {
    const entries: Entry<T>[] = []
    const rows = options.master?.entries() ?? entriesOf(collection.rows)
    for (const entry of rows) if (accept(entry.value)) entries.push(entry)
    if (!options.master) entries.sort(compare)
    list.fill(entries)
    version += 1
  }

  const detach = collection.attach({
    reset: rebuild,
    change(key, before, after) {
      const had = before !== undefined && accept(before)
      const has = after !== undefined && accept(after)
      if (had && has && options.compare(before, after) === 0) {
        // Same place: the entry is replaced so that at() gives the new value, but nothing has moved.
        list.remove({ key, value: before })
        list.insert({ key, value: after })
        return
      }
      if (had) list.remove({ key, value: before })
      if (has) list.insert({ key, value: after })
      if (had || has) version += 1
    },
  })
  const unsubscribe = collection.subscribe(() => {
    if (told === version) return
    told = version
    for (const listener of [...listeners]) listener()
  })

  let shown: { readonly at: number; readonly count: number; readonly rows: readonly Entry<T>[] } | null = null
  return {
    get size() {
      return list.size
    },
    at: (index) => list.at(index),
    indexOf(key) {
      const value = collection.rows.get(key)
      return value !== undefined && accept(value) ? list.indexOf({ key, value }) : -1
    },
    version: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    first(count) {
      const at = collection.version()
      if (shown?.at === at && shown.count === count) return shown.rows
      const rows: Entry<T>[] = []
      for (const entry of list) {
        if (rows.length === count) break
        rows.push(entry)
      }
      const last = shown
      const same =
        last?.count === count &&
        last.rows.length === rows.length &&
        rows.every((entry, index) => last.rows[index]?.value === entry.value)
      shown = { at, count, rows: same && last ? last.rows : rows }
      return shown.rows
    },
    entries: () => list,
    dispose() {
      detach()
      unsubscribe()
    },
  }
}

function* entriesOf<T>(rows: ReadonlyMap<string, T>): Iterable<Entry<T>> {
  for (const [key, value] of rows) yield { key, value }
}
