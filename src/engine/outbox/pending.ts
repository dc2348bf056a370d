import type { CollectionName } from '../../shared/domain/collections.ts'
import type { Change } from '../projections/view.ts'

interface Waiting {
  change: Change
  /** The view has never seen this entry, so its end need not be told. */
  readonly unseen: boolean
}

/**
 * What a busy view has not been told yet: the last value per entry. Bounded by the entries that there are, whatever the
 * number of changes (C7): an entry that came and went while the view was busy leaves nothing.
 */
export interface Pending {
  add(changes: readonly Change[]): void
  /** Takes at most `limit` changes out. */
  take(limit: number): readonly Change[]
  clear(): void
  size(): number
}

export function createPending(): Pending {
  const waiting = new Map<CollectionName, Map<string, Waiting>>()
  let size = 0

  function addOne(change: Change): void {
    const [collection, key, value] = change.patch
    let entries = waiting.get(collection)
    if (entries === undefined) {
      entries = new Map()
      waiting.set(collection, entries)
    }
    const known = entries.get(key)
    if (known === undefined) {
      entries.set(key, { change, unseen: !change.existed })
      size += 1
    } else if (value === null && known.unseen) {
      entries.delete(key)
      size -= 1
    } else {
      known.change = change
    }
  }

  return {
    add: (changes) => changes.forEach(addOne),
    take(limit) {
      const taken: Change[] = []
      for (const entries of waiting.values()) {
        for (const [key, entry] of entries) {
          if (taken.length >= limit) break
          taken.push(entry.change)
          entries.delete(key)
        }
      }
      size -= taken.length
      return taken
    },
    clear() {
      waiting.clear()
      size = 0
    },
    size: () => size,
  }
}
