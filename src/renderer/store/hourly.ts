import type { Transaction } from '../../shared/domain/sale.ts'

/** How many sales an hour of the day had. */
export interface HourCount {
  /** 0 to 23, local time. */
  readonly hour: number
  readonly count: number
}

/**
 * Sales of today by the hour, from the first hour that had one up to now (O18: peak times). Null where the rows are not
 * the whole day, because then the bars would tell of quiet hours that were not: a source that sends only its latest.
 *
 * @param rows transactions of one source, and of the chosen branch
 * @param told how many transactions the source itself says there were today; null where it does not
 */
export function hourlySales(
  rows: Iterable<Pick<Transaction, 'at'>>,
  told: number | null,
  now: number,
): readonly HourCount[] | null {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const counts = new Map<number, number>()
  let all = 0
  for (const { at } of rows) {
    if (at < midnight || at > now) continue
    const hour = new Date(at).getHours()
    counts.set(hour, (counts.get(hour) ?? 0) + 1)
    all += 1
  }
  if (all === 0 || all !== told) return null
  const first = Math.min(...counts.keys())
  const last = new Date(now).getHours()
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    count: counts.get(first + index) ?? 0,
  }))
}
