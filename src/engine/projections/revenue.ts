import type { Patch } from '../../shared/domain/collections.ts'
import { type Revenue, revenueKey } from '../../shared/domain/revenue.ts'
import type { View } from './view.ts'

/** Figures that did not change are confirmed at most this often, ms: a source that repeats itself must not wake the screen. */
const confirmEveryMs = 5_000

/** Absolute figures (O2): the last word counts. */
export function projectRevenue(view: View, revenue: Revenue): Patch | null {
  const key = revenueKey(revenue)
  const before = view.get('revenue', key)
  if (before !== undefined && sameFigures(before, revenue)) {
    const age = revenue.receivedAt - before.receivedAt
    if (age >= 0 && age < confirmEveryMs) return null
  }
  return ['revenue', key, revenue]
}

function sameFigures(a: Revenue, b: Revenue): boolean {
  return (
    a.total === b.total &&
    a.bpjs === b.bpjs &&
    a.umum === b.umum &&
    a.transactions === b.transactions &&
    a.day === b.day &&
    a.currency === b.currency
  )
}
