import { useMemo } from 'react'
import { useFirst } from '../../../app/use-rows.ts'
import type { Collection } from '../../../store/collection.ts'
import { createSortedView } from '../../../store/sorted-view.ts'

/** Rows that a management list shows; who needs one further down searches for it. */
export const shownRows = 300

export interface HubRowsOptions<T> {
  readonly collection: Collection<T>
  readonly hub: string
  readonly compare: (a: T, b: T) => number
}

/** The rows of the embedded hub in a collection, in order. `compare` must be a constant. */
export function useHubRows<T extends { readonly source: string }>({
  collection,
  hub,
  compare,
}: HubRowsOptions<T>): readonly T[] {
  const view = useMemo(
    () => createSortedView({ collection, compare, accept: (row: T) => row.source === hub }),
    [collection, compare, hub],
  )
  const entries = useFirst(collection, view, shownRows)
  return useMemo(() => entries.map(({ value }) => value), [entries])
}
