import {
  type CollectionName,
  type Collections,
  forCollections,
  type Patch,
} from '../../shared/domain/collections.ts'
import { createRecency, isRecencyList, type Recency } from './recency.ts'

/** Read access to the screen's state: all that a projection or a rule may know. */
export interface View {
  get<C extends CollectionName>(collection: C, key: string): Collections[C] | undefined
  /** Entries in no promised order, except that `feed` comes oldest first. */
  entries<C extends CollectionName>(collection: C): Iterable<readonly [string, Collections[C]]>
  size(collection: CollectionName): number
  /** How recently the entries of the long lists changed. */
  readonly recency: Pick<Recency, 'count' | 'oldest'>
}

/** One changed entry. `json` is made once and used for the journal and for every batch. */
export interface Change {
  readonly patch: Patch
  /** The value's JSON text; `null` (the text) for a deletion. */
  readonly json: string
  /** Whether the entry existed before: a view that never saw an entry need not be told that it is gone. */
  readonly existed: boolean
}

/** A change of one entry on top of a view. */
export function changeOf(view: Pick<View, 'get'>, patch: Patch): Change {
  const existed = view.get(patch[0], patch[1]) !== undefined
  return { patch, json: JSON.stringify(patch[2]), existed }
}

type Maps = { readonly [C in CollectionName]: Map<string, Collections[C]> }

/** The state itself. Only committed (or, without a store, accepted) changes get in. */
export interface State extends View {
  apply(changes: readonly Change[]): void
}

/** An empty state. */
export function createState(): State {
  // Every collection has a map of its own type; TypeScript cannot follow that through a function over all names.
  const maps = forCollections(() => new Map()) as Maps
  const recency = createRecency()
  return {
    recency,
    get: (collection, key) => maps[collection].get(key),
    entries: (collection) => maps[collection],
    size: (collection) => maps[collection].size,
    apply(changes) {
      for (const { patch } of changes) {
        const [collection, key, value] = patch
        // The patch type ties value to collection; TypeScript cannot follow that through the lookup.
        const map = maps[collection] as Map<string, Collections[typeof collection]>
        if (isRecencyList(collection)) {
          const after = (value ?? undefined) as Collections[typeof collection] | undefined
          recency.moved(collection, key, maps[collection].get(key), after)
        }
        if (value === null) map.delete(key)
        else map.set(key, value)
      }
    },
  }
}

/** A state with changes on top that may still be thrown away: one transaction's work. Its `recency` is that below it. */
export interface Draft extends View {
  set(patch: Patch): void
  /** What became of it, one change per entry; an entry that came and went leaves none. */
  changes(): readonly Change[]
  /** Keys of a collection that this draft touched. */
  touched(collection: CollectionName): Iterable<string>
  /** The value below this draft. */
  before<C extends CollectionName>(collection: C, key: string): Collections[C] | undefined
}

/** Starts a draft on a view. */
export function createDraft(base: View): Draft {
  const layers = new Map<CollectionName, Map<string, Patch>>()

  function* merged<C extends CollectionName>(collection: C): Iterable<readonly [string, Collections[C]]> {
    const layer = layers.get(collection)
    for (const entry of base.entries(collection)) if (layer?.has(entry[0]) !== true) yield entry
    for (const [key, patch] of layer ?? []) {
      if (patch[2] !== null) yield [key, patch[2] as Collections[C]]
    }
  }

  return {
    get<C extends CollectionName>(collection: C, key: string) {
      const patch = layers.get(collection)?.get(key)
      if (patch !== undefined) return (patch[2] ?? undefined) as Collections[C] | undefined
      return base.get(collection, key)
    },
    entries: merged,
    recency: base.recency,
    size(collection) {
      let size = base.size(collection)
      for (const [key, patch] of layers.get(collection) ?? []) {
        size += Number(patch[2] !== null) - Number(base.get(collection, key) !== undefined)
      }
      return size
    },
    set(patch) {
      let layer = layers.get(patch[0])
      if (layer === undefined) {
        layer = new Map()
        layers.set(patch[0], layer)
      }
      layer.set(patch[1], patch)
    },
    changes() {
      const changes: Change[] = []
      for (const [collection, layer] of layers) {
        for (const [key, patch] of layer) {
          const existed = base.get(collection, key) !== undefined
          if (patch[2] === null && !existed) continue
          changes.push({ patch, json: JSON.stringify(patch[2]), existed })
        }
      }
      return changes
    },
    touched: (collection) => layers.get(collection)?.keys() ?? [],
    before: (collection, key) => base.get(collection, key),
  }
}
