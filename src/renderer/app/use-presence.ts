import { useSyncExternalStore } from 'react'
import type { Collection } from '../store/collection.ts'

/** Whether a collection has any row; renders again only when that changes. */
export function usePresence(collection: Collection<unknown>): boolean {
  return useSyncExternalStore(collection.subscribe, () => collection.rows.size > 0)
}
