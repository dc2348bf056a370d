import type { Patch, PatchOf } from '../../shared/domain/collections.ts'
import { type CacheState, fileKey, type ProcessedFile, type Watcher } from '../../shared/domain/library.ts'
import type { View } from './view.ts'

/** A processed file (C7): the last word about its path counts, whatever the order in which words are repeated. */
export function projectFile(view: View, file: ProcessedFile): Patch | null {
  const key = fileKey(file)
  const before = view.get('files', key)
  if (before !== undefined) {
    if (file.at < before.at) return null
    const same = file.at === before.at && file.success === before.success && file.error === before.error
    if (same && file.name === before.name) return null
  }
  return ['files', key, file]
}

/** State of the folder watcher (C6); `changedAt` moves only when something changed. */
export function projectWatcher(view: View, watcher: Watcher): PatchOf<'watchers'> | null {
  const before = view.get('watchers', watcher.source)
  if (before !== undefined) {
    if (watcher.changedAt < before.changedAt) return null
    if (watcher.running === before.running && watcher.enabled === before.enabled) return null
  }
  return ['watchers', watcher.source, watcher]
}

/** State of the cache (C4). The same word again is a new rebuild's, and moves its time. */
export function projectCache(view: View, cache: CacheState): Patch | null {
  const before = view.get('caches', cache.source)
  if (before !== undefined) {
    if (cache.changedAt < before.changedAt) return null
    const sameTime = cache.changedAt === before.changedAt
    if (sameTime && cache.state === before.state && cache.message === before.message) return null
  }
  return ['caches', cache.source, cache]
}
