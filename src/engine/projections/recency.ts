import type { Collections } from '../../shared/domain/collections.ts'
import { isEnded } from '../../shared/domain/job.ts'

/** Long lists, kept to a limit by how recently their entries changed. */
export const recencyLists = ['jobs', 'files', 'notifications', 'logs'] as const
export type RecencyList = (typeof recencyLists)[number]

/** Whether a collection is one of {@link recencyLists}. */
export function isRecencyList(collection: string): collection is RecencyList {
  return recencyLists.some((name) => name === collection)
}

/** What counts towards a list's limit together: the entries of one source; null: it counts nowhere (a job that runs). */
export function recencyGroup<L extends RecencyList>(list: L, value: Collections[L]): string | null {
  if (list === 'jobs' && 'status' in value) return isEnded(value.status) ? value.source : null
  return value.source
}

/** When an entry changed last, epoch ms: the order in which a start puts the entries back. */
export function recencyTime(value: Collections[RecencyList]): number {
  return 'changedAt' in value ? value.changedAt : value.at
}

/**
 * Order of last change per list and group, so that a full list lets its oldest go without being sorted: trimming costs
 * what changed and not what there is.
 */
export interface Recency {
  /** An entry changed from `before` to `after`; undefined: it was not, or is no more. */
  moved<L extends RecencyList>(
    list: L,
    key: string,
    before: Collections[L] | undefined,
    after: Collections[L] | undefined,
  ): void
  count(list: RecencyList, group: string): number
  /** Keys, the one that changed longest ago first. */
  oldest(list: RecencyList, group: string): Iterable<string>
}

export function createRecency(): Recency {
  const groups = new Map<string, Set<string>>()
  const nameOf = (list: RecencyList, group: string): string => `${list}/${group}`

  return {
    moved(list, key, before, after) {
      const from = before === undefined ? null : recencyGroup(list, before)
      const to = after === undefined ? null : recencyGroup(list, after)
      if (from !== null) groups.get(nameOf(list, from))?.delete(key)
      if (to === null) return
      const name = nameOf(list, to)
      const keys = groups.get(name)
      if (keys === undefined) groups.set(name, new Set([key]))
      else keys.add(key)
    },
    count: (list, group) => groups.get(nameOf(list, group))?.size ?? 0,
    oldest: (list, group) => groups.get(nameOf(list, group)) ?? [],
  }
}
