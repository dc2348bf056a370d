import type { CashierRevenue } from '../../shared/domain/cashier.ts'
import type { Revenue } from '../../shared/domain/revenue.ts'

/** One line of a comparison: a branch or a cashier of one source. */
export interface ComparisonRow {
  readonly key: string
  readonly source: string
  readonly name: string
  readonly total: number | null
  readonly bpjs: number | null
  readonly umum: number | null
  readonly transactions: number | null
  readonly currency: string
  /** Of the total of its source, 0 to 100; null where it cannot be said. */
  readonly share: number | null
  readonly receivedAt: number
}

/** Branches of every source that has several, the best of each source on top (O18). Only the latest day counts. */
export function branchComparison(
  rows: ReadonlyMap<string, Revenue>,
  nameOf: (source: string, branch: string) => string,
): readonly ComparisonRow[] {
  const bySource = new Map<string, (readonly [key: string, row: Revenue])[]>()
  for (const [key, row] of rows) {
    if (row.branch === '') continue
    const known = bySource.get(row.source) ?? []
    known.push([key, row])
    bySource.set(row.source, known)
  }
  return [...bySource.values()].flatMap((own) => {
    const latest = own
      .map(([, row]) => row.day)
      .sort()
      .at(-1)
    const today = own.filter(([, row]) => row.day === latest)
    if (today.length < 2) return []
    const whole = sumOf(today.map(([, row]) => row.total))
    return today
      .map(([key, row]) => ({
        key,
        source: row.source,
        name: nameOf(row.source, row.branch),
        total: row.total,
        bpjs: row.bpjs,
        umum: row.umum,
        transactions: row.transactions,
        currency: row.currency,
        share: shareOf(row.total, whole),
        receivedAt: row.receivedAt,
      }))
      .sort(byTotal)
  })
}

/** Cashiers of every source that tells them, the best of each source on top (O25). */
export function cashierComparison(rows: ReadonlyMap<string, CashierRevenue>): readonly ComparisonRow[] {
  const wholes = new Map<string, number>()
  for (const { source, total } of rows.values()) {
    wholes.set(source, (wholes.get(source) ?? 0) + Math.max(0, total))
  }
  return [...rows]
    .map(([key, { source, name, total, transactions, currency, receivedAt }]) => ({
      key,
      source,
      name,
      total,
      bpjs: null,
      umum: null,
      transactions,
      currency,
      share: shareOf(total, wholes.get(source) ?? 0),
      receivedAt,
    }))
    .sort((a, b) => (a.source === b.source ? byTotal(a, b) : a.source < b.source ? -1 : 1))
}

function byTotal(a: ComparisonRow, b: ComparisonRow): number {
  return (b.total ?? -1) - (a.total ?? -1) || a.name.localeCompare(b.name)
}

function sumOf(totals: readonly (number | null)[]): number {
  return totals.reduce<number>((sum, total) => sum + Math.max(0, total ?? 0), 0)
}

function shareOf(total: number | null, whole: number): number | null {
  return total === null || total < 0 || whole <= 0 ? null : (100 * total) / whole
}
