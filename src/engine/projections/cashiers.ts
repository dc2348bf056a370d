import { type CashierRevenue, cashierKey } from '../../shared/domain/cashier.ts'
import type { Patch } from '../../shared/domain/collections.ts'
import type { Fact } from '../../shared/domain/event.ts'
import { confirmEveryMs } from './revenue.ts'
import type { View } from './view.ts'

type CashiersFact = Extract<Fact, { kind: 'cashiers' }>

/**
 * Figures by cashier (part F). A whole list replaces its branch's; a partial one adds to it, but the figures of another
 * day are gone with the first word of the new day.
 */
export function projectCashiers(
  view: View,
  fact: CashiersFact,
  told: { readonly source: string; readonly receivedAt: number },
): readonly Patch[] {
  const patches: Patch[] = []
  const rows = new Map<string, CashierRevenue>()
  for (const cashier of fact.cashiers) {
    const row = { ...cashier, source: told.source, branch: fact.branch, receivedAt: told.receivedAt }
    rows.set(cashierKey(row), row)
  }
  const days = new Set(fact.cashiers.map(({ day }) => day))
  for (const [key, known] of view.entries('cashiers')) {
    if (known.source !== told.source || known.branch !== fact.branch || rows.has(key)) continue
    if (fact.partial !== true || !days.has(known.day)) patches.push(['cashiers', key, null])
  }
  for (const [key, row] of rows) {
    const before = view.get('cashiers', key)
    if (before === undefined || !isConfirmed(before, row)) patches.push(['cashiers', key, row])
  }
  return patches
}

function isConfirmed(before: CashierRevenue, row: CashierRevenue): boolean {
  const same =
    before.total === row.total &&
    before.transactions === row.transactions &&
    before.currency === row.currency &&
    before.day === row.day
  const age = row.receivedAt - before.receivedAt
  return same && age >= 0 && age < confirmEveryMs
}
