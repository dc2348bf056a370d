import * as z from 'zod/mini'
import { minorUnits } from './money.ts'
import { productType } from './stock.ts'

/** Who pays: the customer, or the national health insurance (O2). */
export const payer = z.enum(['umum', 'bpjs'])
export type Payer = z.infer<typeof payer>

/** One line of a sale. Quantity is a whole number above zero; unitPrice in minor units. */
export const saleLine = z.object({
  productType,
  productId: z.string().check(z.minLength(1), z.maxLength(64)),
  quantity: z.number().check(z.int(), z.minimum(1), z.maximum(100_000)),
  unitPrice: minorUnits.check(z.nonnegative()),
})
export type SaleLine = z.infer<typeof saleLine>

/** A sale as the cashier's form sends it; `saleId` is made by the form at its first keystroke (design.md, section 2). */
export const saleDraft = z.object({
  saleId: z.uuid(),
  branchId: z.string().check(z.minLength(1), z.maxLength(64)),
  payer,
  patientName: z.optional(z.string().check(z.maxLength(200))),
  lines: z.array(saleLine).check(z.minLength(1), z.maxLength(200)),
})
export type SaleDraft = z.infer<typeof saleDraft>

/** Sum of the lines in minor units. */
export function saleTotal(lines: readonly SaleLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
}

/** One transaction as a source told it (O2: table of latest transactions). */
export interface Transaction {
  readonly source: string
  /** Receipt number, unique in its source. */
  readonly number: string
  readonly amount: number
  readonly payer: string
  readonly patientName: string
  readonly branch: string
  readonly status: string
  /** The source's own time, epoch ms; the time of receipt where it sends none. */
  readonly at: number
}

/** Key of a transaction over all sources. */
export function transactionKey(transaction: Pick<Transaction, 'source' | 'number'>): string {
  return `${encodeURIComponent(transaction.source)}/${encodeURIComponent(transaction.number)}`
}
