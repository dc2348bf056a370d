/**
 * Revenue ("omset") of one source and branch for one day, absolute figures, never deltas (O2).
 * `null` means that the source did not say, which is not zero.
 */
export interface Revenue {
  readonly source: string
  /** '' for a source's total over all branches it shows us. */
  readonly branch: string
  readonly total: number | null
  readonly bpjs: number | null
  readonly umum: number | null
  readonly transactions: number | null
  readonly currency: string
  /** Business day as the source means it, `YYYY-MM-DD`, or '' where it does not say. */
  readonly day: string
  /** Whether the shop's day is open, in the source's word (part F: `open_day_status`), and since when. */
  readonly dayStatus?: string
  readonly dayOpenedAt?: string
  /** When this console received the figures, epoch ms. */
  readonly receivedAt: number
}

/** Key of a revenue figure. */
export function revenueKey(revenue: Pick<Revenue, 'source' | 'branch'>): string {
  return `${encodeURIComponent(revenue.source)}/${encodeURIComponent(revenue.branch)}`
}
