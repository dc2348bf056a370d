import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Collection } from '../store/collection.ts'
import { paced } from '../store/paced.ts'
import type { Entry } from '../store/sorted-list.ts'
import type { SortedView } from '../store/sorted-view.ts'

/** The row of a key; renders again only when that row changes. */
export function useRow<T>(collection: Collection<T>, key: string): T | undefined {
  const subscribe = useCallback(
    (listener: () => void) => collection.subscribeKey(key, listener),
    [collection, key],
  )
  return useSyncExternalStore(subscribe, () => collection.rows.get(key))
}

/** Anything that counts its changes: a view, facets, a collection. */
interface Versioned {
  version(): number
  subscribe(listener: () => void): () => void
}

/** Renders again whenever the thing has changed. */
export function useVersion(thing: Versioned): number {
  return useSyncExternalStore(thing.subscribe, thing.version)
}

/** The first rows of a view. Follows values as well as order. */
export function useFirst<T>(
  collection: Collection<T>,
  view: SortedView<T>,
  count: number,
): readonly Entry<T>[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      // The view is kept by the first, the values in it are told by the second.
      const stops = [view.subscribe(listener), collection.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [collection, view],
  )
  return useSyncExternalStore(subscribe, () => view.first(count))
}

/**
 * A value worked out from a collection, told at once and then at most ten times a second (performance.md: painting is
 * the cost). `read` must give the same object while nothing has changed, and must not change between renders.
 */
export function usePaced<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
  const [value, setValue] = useState(read)
  const latest = useRef(value)
  useEffect(() => {
    const take = (): void => {
      const next = read()
      if (Object.is(next, latest.current)) return
      latest.current = next
      setValue(() => next)
    }
    const pace = paced(take, 100)
    const stop = subscribe(pace.poke)
    take()
    return () => {
      stop()
      pace.cancel()
    }
  }, [subscribe, read])
  return value
}

/** The row of a key, told at once and then at most ten times a second. */
export function usePacedRow<T>(collection: Collection<T>, key: string): T | undefined {
  const subscribe = useCallback(
    (listener: () => void) => collection.subscribeKey(key, listener),
    [collection, key],
  )
  const read = useCallback(() => collection.rows.get(key), [collection, key])
  return usePaced(subscribe, read)
}
