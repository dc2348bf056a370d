import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Stock of one item after something happened. */
export interface DayUpdate {
  readonly product_type: string
  readonly product_id: number
  readonly product_name: string
  readonly kode: string
  readonly branch_name: string
  readonly new_stock: number
}

/** One line of the recorded day; `at` is seconds since midnight. */
export type DayEntry =
  | {
      readonly at: number
      readonly kind: 'sale'
      readonly id: number
      readonly no_transaksi: string
      readonly nama_pasien: string
      readonly service_type: string
      readonly total: number
      readonly kasir: string
      readonly branch_name: string
      readonly updates: readonly DayUpdate[]
    }
  | { readonly at: number; readonly kind: 'restock'; readonly updates: readonly DayUpdate[] }
  | {
      readonly at: number
      readonly kind: 'ready'
      readonly id: number
      readonly no_transaksi: string
      readonly nama_pasien: string
      readonly branch_name: string
    }

/** Opening time of the recorded shop, seconds since midnight. */
export const opensAt = 8 * 3_600

export function readOptikDay(): readonly DayEntry[] {
  const path = join(import.meta.dirname, '../fixtures/optik/day.ndjson')
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DayEntry)
}
