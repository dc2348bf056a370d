/** Revenue of one cashier for one day, absolute (part F: `rekap_omset_kasir`). */
export interface CashierRevenue {
  readonly source: string
  /** '' where the source does not say. */
  readonly branch: string
  readonly name: string
  readonly total: number
  readonly transactions: number
  readonly currency: string
  /** As in `Revenue.day`. */
  readonly day: string
  readonly receivedAt: number
}

/** Key of a cashier's figure. */
export function cashierKey(row: Pick<CashierRevenue, 'source' | 'branch' | 'name'>): string {
  return [row.source, row.branch, row.name].map(encodeURIComponent).join('/')
}
