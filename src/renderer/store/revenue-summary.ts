import type { Revenue } from '../../shared/domain/revenue.ts'

/** The figures that the tiles of one source show. `null` is "the source did not say", which is not zero. */
export interface RevenueSummary {
  readonly source: string
  readonly total: number | null
  readonly bpjs: number | null
  readonly umum: number | null
  readonly transactions: number | null
  readonly currency: string
  /** Business day of the figures, `YYYY-MM-DD`, or '' where the source does not say. */
  readonly day: string
  /** Whether the shop's day is open, in the source's word, and since when; '' where it does not say, and for a sum. */
  readonly dayStatus: string
  readonly dayOpenedAt: string
  readonly receivedAt: number
  /** Number of branches that the figures are the sum of; 0 where the source gave its own total. */
  readonly branches: number
}

/**
 * One source's figures: its own total where it gives one, else the sum over its branches. Never a sum over sources,
 * which count differently.
 *
 * @param branch only this branch (O14, the branch filter); null for all
 */
export function summariseRevenue(
  source: string,
  rows: Iterable<Revenue>,
  branch: string | null = null,
): RevenueSummary | null {
  const own: Revenue[] = []
  for (const row of rows) {
    if (row.source !== source) continue
    if (branch !== null) {
      if (row.branch === branch) own.push(row)
      continue
    }
    if (row.branch === '') return { ...figures(row), source, branches: 0 }
    own.push(row)
  }
  const latest = own
    .map((row) => row.day)
    .sort()
    .at(-1)
  // A branch that has sold nothing yet still tells yesterday's figures; they are not today's.
  const today = own.filter((row) => row.day === latest)
  const first = today[0]
  if (!first) return null
  const sum = today.slice(1).reduce(add, figures(first))
  return { ...sum, source, branches: today.length }
}

type Figures = Omit<RevenueSummary, 'source' | 'branches'>

function figures(row: Revenue): Figures {
  const { total, bpjs, umum, transactions, currency, day, receivedAt } = row
  const { dayStatus = '', dayOpenedAt = '' } = row
  return { total, bpjs, umum, transactions, currency, day, dayStatus, dayOpenedAt, receivedAt }
}

function add(sum: Figures, row: Revenue): Figures {
  return {
    total: plus(sum.total, row.total),
    bpjs: plus(sum.bpjs, row.bpjs),
    umum: plus(sum.umum, row.umum),
    transactions: plus(sum.transactions, row.transactions),
    currency: sum.currency,
    day: sum.day,
    // Each branch opens by itself.
    dayStatus: '',
    dayOpenedAt: '',
    receivedAt: Math.max(sum.receivedAt, row.receivedAt),
  }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b
}
