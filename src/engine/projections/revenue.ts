import type { Patch } from '../../shared/domain/collections.ts'
import { type Revenue, revenueKey } from '../../shared/domain/revenue.ts'
import type { View } from './view.ts'

/** Figures that did not change are confirmed at most this often, ms: a source that repeats itself must not wake the screen. */
export const confirmEveryMs = 5_000

/**
 * Absolute figures (O2): the last word counts. Whether the shop's day is open is told by one of Optik's streams only
 * (part F), so it stays known until the day changes.
 */
export function projectRevenue(view: View, told: Revenue): Patch | null {
  const key = revenueKey(told)
  const before = view.get('revenue', key)
  const revenue = before !== undefined && before.day === told.day ? withDayOf(before, told) : told
  if (before !== undefined && sameFigures(before, revenue)) {
    const age = revenue.receivedAt - before.receivedAt
    if (age >= 0 && age < confirmEveryMs) return null
  }
  return ['revenue', key, revenue]
}

function withDayOf(before: Revenue, told: Revenue): Revenue {
  const { dayStatus, dayOpenedAt } = before
  return {
    ...(dayStatus === undefined ? {} : { dayStatus }),
    ...(dayOpenedAt === undefined ? {} : { dayOpenedAt }),
    ...told,
  }
}

function sameFigures(a: Revenue, b: Revenue): boolean {
  return (
    a.total === b.total &&
    a.bpjs === b.bpjs &&
    a.umum === b.umum &&
    a.transactions === b.transactions &&
    a.day === b.day &&
    a.currency === b.currency &&
    a.dayStatus === b.dayStatus &&
    a.dayOpenedAt === b.dayOpenedAt
  )
}
