import { type LogLevel, type LogLine, logLevels } from '../../shared/domain/log-line.ts'
import type { Collection } from './collection.ts'

/** Numbers beside the filters of the log, counted without walking over the lines. */
export interface LogFacets {
  /** Lines of a level, of one source or (null) of all. */
  count(level: LogLevel, source: string | null): number
  total(source: string | null): number
  /** Sources that have lines. */
  sources(): readonly string[]
  version(): number
  subscribe(listener: () => void): () => void
}

/** Keeps the counts of the log's lines; a line costs an addition. */
export function createLogFacets(collection: Collection<LogLine>): LogFacets {
  const counts = new Map<string, Map<LogLevel, number>>()

  function add({ source, level }: LogLine, by: 1 | -1): void {
    const levels = counts.get(source) ?? new Map<LogLevel, number>()
    levels.set(level, (levels.get(level) ?? 0) + by)
    counts.set(source, levels)
    if (by === -1 && [...levels.values()].every((count) => count === 0)) counts.delete(source)
  }

  function countAll(): void {
    counts.clear()
    for (const line of collection.rows.values()) add(line, 1)
  }

  countAll()
  collection.attach({
    reset: countAll,
    change(_key, before, after) {
      if (before) add(before, -1)
      if (after) add(after, 1)
    },
  })

  function count(level: LogLevel, source: string | null): number {
    let sum = 0
    for (const [id, levels] of counts) if (source === null || id === source) sum += levels.get(level) ?? 0
    return sum
  }

  return {
    count,
    total: (source) => logLevels.reduce((sum, level) => sum + count(level, source), 0),
    sources: () => [...counts.keys()],
    version: collection.version,
    subscribe: collection.subscribe,
  }
}
