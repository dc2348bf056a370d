/** A row with its key; order is decided over both, so two rows are never equal. */
export interface Entry<T> {
  readonly key: string
  readonly value: T
}

export type Compare<T> = (a: Entry<T>, b: Entry<T>) => number

/** Rows in order, changed one at a time. */
export interface SortedList<T> {
  readonly size: number
  at(index: number): Entry<T> | undefined
  indexOf(entry: Entry<T>): number
  insert(entry: Entry<T>): void
  /** @returns whether the entry was there */
  remove(entry: Entry<T>): boolean
  /** Takes entries that are in order already. */
  fill(entries: readonly Entry<T>[]): void
  [Symbol.iterator](): Iterator<Entry<T>>
}

/** Size at which a bucket is split; a change moves at most this many references. */
const bucketLimit = 512

/**
 * An order kept in buckets, so that one change among 100,000 rows moves a few hundred references, not all of them.
 *
 * @param compare total order; equal only for the same key
 */
export function createSortedList<T>(compare: Compare<T>): SortedList<T> {
  let buckets: Entry<T>[][] = []
  let size = 0

  /** First bucket whose last entry is not before `entry`; the last bucket when there is none. */
  function bucketOf(entry: Entry<T>): number {
    let low = 0
    let high = buckets.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const last = buckets[middle]?.at(-1)
      if (last !== undefined && compare(last, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function slotOf(bucket: readonly Entry<T>[], entry: Entry<T>): number {
    let low = 0
    let high = bucket.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = bucket[middle]
      if (at !== undefined && compare(at, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  function find(entry: Entry<T>): { readonly index: number; readonly slot: number } | null {
    const index = bucketOf(entry)
    const bucket = buckets[index]
    if (!bucket) return null
    const slot = slotOf(bucket, entry)
    return bucket[slot]?.key === entry.key ? { index, slot } : null
  }

  return {
    get size() {
      return size
    },
    at(index) {
      let rest = index
      for (const bucket of buckets) {
        if (rest < bucket.length) return bucket[rest]
        rest -= bucket.length
      }
      return undefined
    },
    indexOf(entry) {
      const place = find(entry)
      if (!place) return -1
      let before = 0
      for (let index = 0; index < place.index; index += 1) before += buckets[index]?.length ?? 0
      return before + place.slot
    },
    insert(entry) {
      size += 1
      const index = bucketOf(entry)
      const bucket = buckets[index]
      if (!bucket) {
        buckets.push([entry])
        return
      }
      bucket.splice(slotOf(bucket, entry), 0, entry)
      if (bucket.length > bucketLimit) buckets.splice(index + 1, 0, bucket.splice(bucketLimit >> 1))
    },
    remove(entry) {
      const place = find(entry)
      const bucket = place && buckets[place.index]
      if (!place || !bucket) return false
      size -= 1
      bucket.splice(place.slot, 1)
      if (bucket.length === 0) buckets.splice(place.index, 1)
      return true
    },
    fill(entries) {
      const half = bucketLimit >> 1
      buckets = []
      for (let at = 0; at < entries.length; at += half) buckets.push(entries.slice(at, at + half))
      size = entries.length
    },
    *[Symbol.iterator]() {
      for (const bucket of buckets) yield* bucket
    },
  }
}
