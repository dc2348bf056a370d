import type { Collection, Sink } from './collection.ts'
import { type Compare, createSortedList, type Entry, type SortedList } from './sorted-list.ts'

/** A collection in order and through a filter. */
export interface SortedView<T> {
  readonly size: number
  at(index: number): Entry<T> | undefined
  indexOf(key: string): number
  /** Grows when rows come, go or move; a row that only changes its value in place is told by its key. */
  version(): number
  /** While somebody listens, the view is kept change by change; alone it holds on to nothing. */
  subscribe(listener: () => void): () => void
  /** The first rows, for short lists. The same array until the order or a value in it changes. */
  first(count: number): readonly Entry<T>[]
  entries(): Iterable<Entry<T>>
}

/** How a view orders and what it lets through. */
export interface SortedViewOptions<T> {
  readonly collection: Collection<T>
  readonly compare: (a: T, b: T) => number
  readonly accept?: (value: T) => boolean
  /** A view of the same collection and order with a wider filter: it saves sorting again when the filter changes. */
  readonly master?: SortedView<T>
}

/**
 * Makes a view: one pass over the rows (and one sort without `master`), then O(log n) for each change.
 *
 * It can be made while React renders and be forgotten: nothing refers to it before the first {@link SortedView.subscribe}
 * or after the last one has ended. Read in between, it is worked out again when the collection has moved on.
 */
export function createSortedView<T>(options: SortedViewOptions<T>): SortedView<T> {
  const { collection, accept = () => true } = options
  const compare: Compare<T> = (a, b) => {
    const order = options.compare(a.value, b.value)
    if (order !== 0) return order
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
  }
  const list: SortedList<T> = createSortedList(compare)
  const listeners = new Set<() => void>()
  let version = 0
  let told = 0
  let builtAt = -1
  let release: (() => void) | null = null

  function rebuild(): void {
    const entries: Entry<T>[] = []
    const rows = options.master?.entries() ?? entriesOf(collection.rows)
    for (const entry of rows) if (accept(entry.value)) entries.push(entry)
    if (!options.master) entries.sort(compare)
    list.fill(entries)
    version += 1
  }

  /** Brings a view up to date that nobody keeps. */
  function current(): SortedList<T> {
    if (release === null && builtAt !== collection.version()) {
      rebuild()
      builtAt = collection.version()
    }
    return list
  }

  const sink: Sink<T> = {
    reset: rebuild,
    change(key, before, after) {
      const had = before !== undefined && accept(before)
      const has = after !== undefined && accept(after)
      const inPlace = had && has && options.compare(before, after) === 0
      if (had) list.remove({ key, value: before })
      if (has) list.insert({ key, value: after })
      if ((had || has) && !inPlace) version += 1
    },
  }

  function keep(): void {
    current()
    told = version
    const stops = [
      // The master is kept as long as its narrower views are, and is brought up to date before them.
      options.master?.subscribe(() => {}),
      collection.attach(sink),
      collection.subscribe(() => {
        if (told === version) return
        told = version
        for (const listener of [...listeners]) listener()
      }),
    ]
    told = version
    release = () => {
      builtAt = -1
      for (const stop of stops) stop?.()
    }
  }

  // By count: two lists of different length on one view would otherwise never see the same array twice.
  const shown = new Map<number, { readonly at: number; readonly rows: readonly Entry<T>[] }>()
  return {
    get size() {
      return current().size
    },
    at: (index) => current().at(index),
    indexOf(key) {
      const value = collection.rows.get(key)
      return value !== undefined && accept(value) ? current().indexOf({ key, value }) : -1
    },
    version() {
      current()
      return version
    },
    subscribe(listener) {
      listeners.add(listener)
      if (release === null) keep()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || release === null) return
        const stop = release
        release = null
        stop()
      }
    },
    first(count) {
      const at = collection.version()
      const last = shown.get(count)
      if (last?.at === at) return last.rows
      const rows: Entry<T>[] = []
      for (const entry of current()) {
        if (rows.length === count) break
        rows.push(entry)
      }
      const same =
        last?.rows.length === rows.length &&
        rows.every((entry, index) => last.rows[index]?.value === entry.value)
      const told = same ? last.rows : rows
      shown.set(count, { at, rows: told })
      return told
    },
    entries: current,
  }
}

function* entriesOf<T>(rows: ReadonlyMap<string, T>): Iterable<Entry<T>> {
  for (const [key, value] of rows) yield { key, value }
}
