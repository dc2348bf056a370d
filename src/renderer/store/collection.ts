/** A derived structure that is kept in step with a collection, change by change, before anybody is told. */
export interface Sink<T> {
  change(key: string, before: T | undefined, after: T | undefined): void
  /** Everything was replaced by a snapshot; `before` are the rows as they were. */
  reset(before: ReadonlyMap<string, T>): void
}

/** What views see of a collection: rows by key, told once per batch. */
export interface Collection<T> {
  readonly rows: ReadonlyMap<string, T>
  /** Grows with every published batch that touched the collection. */
  version(): number
  subscribe(listener: () => void): () => void
  /** Told only when the row of this key changed. */
  subscribeKey(key: string, listener: () => void): () => void
  /** Attaches a derived structure that is up to date already. */
  attach(sink: Sink<T>): () => void
}

/** A collection and the pen to write it. */
export interface WritableCollection<T> extends Collection<T> {
  set(key: string, value: T | null): void
  replaceAll(entries: Iterable<readonly [key: string, value: T]>): void
  /** Tells the listeners what changed since the last call. */
  publish(): void
}

/**
 * Rows in one Map that is never copied: a batch costs its own changes, whatever the number of rows (performance.md,
 * table of 100,000 rows). Values are replaced, never changed, so a row's identity is its version.
 */
export function createCollection<T>(): WritableCollection<T> {
  let rows = new Map<string, T>()
  let version = 0
  let replaced = false
  const changed = new Set<string>()
  const listeners = new Set<() => void>()
  const keyListeners = new Map<string, Set<() => void>>()
  const sinks = new Set<Sink<T>>()

  function tell(keys: Iterable<string>): void {
    for (const key of keys) for (const listener of keyListeners.get(key) ?? []) listener()
  }

  return {
    get rows() {
      return rows
    },
    version: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    subscribeKey(key, listener) {
      const known = keyListeners.get(key) ?? new Set()
      keyListeners.set(key, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && keyListeners.get(key) === known) keyListeners.delete(key)
      }
    },
    attach(sink) {
      sinks.add(sink)
      return () => sinks.delete(sink)
    },
    set(key, value) {
      const before = rows.get(key)
      if (value === null) {
        if (!rows.delete(key)) return
      } else {
        rows.set(key, value)
      }
      for (const sink of sinks) sink.change(key, before, value ?? undefined)
      changed.add(key)
    },
    replaceAll(entries) {
      const before = rows
      rows = new Map(entries)
      for (const sink of sinks) sink.reset(before)
      replaced = true
    },
    publish() {
      if (!replaced && changed.size === 0) return
      version += 1
      const keys = replaced ? [...keyListeners.keys()] : [...changed]
      replaced = false
      changed.clear()
      tell(keys)
      for (const listener of [...listeners]) listener()
    },
  }
}
