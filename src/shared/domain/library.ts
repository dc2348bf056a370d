/** A file that a source processed (C7). The same path again replaces it. */
export interface ProcessedFile {
  readonly source: string
  readonly path: string
  /** Name without folders. */
  readonly name: string
  readonly success: boolean
  /** '' where it succeeded or the source does not say. */
  readonly error: string
  /** Epoch ms. */
  readonly at: number
}

/** Whether a source watches its folders (C6). */
export interface Watcher {
  readonly source: string
  readonly running: boolean
  readonly enabled: boolean
  readonly changedAt: number
}

/** State of a source's cache (C4): `rebuilding` was told first, `ready` follows. */
export interface CacheState {
  readonly source: string
  readonly state: 'rebuilding' | 'ready'
  readonly message: string
  readonly changedAt: number
}

/** Key of a processed file over all sources. Watchers and caches have the source's id as their key. */
export function fileKey(file: Pick<ProcessedFile, 'source' | 'path'>): string {
  return `${encodeURIComponent(file.source)}/${encodeURIComponent(file.path)}`
}
