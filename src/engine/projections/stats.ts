import type { PatchOf } from '../../shared/domain/collections.ts'
import { type Stats, statsFields } from '../../shared/domain/stats.ts'
import { confirmEveryMs } from './revenue.ts'
import type { View } from './view.ts'

/** The six figures (D2), absolute: the last word counts. Figures that are merely repeated are confirmed sparingly. */
export function projectStats(view: View, stats: Stats): PatchOf<'stats'> | null {
  const before = view.get('stats', stats.source)
  if (before !== undefined && statsFields.every((field) => before[field] === stats[field])) {
    const age = stats.receivedAt - before.receivedAt
    if (age >= 0 && age < confirmEveryMs) return null
  }
  return ['stats', stats.source, stats]
}
