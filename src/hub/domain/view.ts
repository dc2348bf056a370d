import type { RegisterSale } from '../../shared/hub/commands.ts'
import type { PayloadOf } from './events.ts'

export interface BranchRow {
  readonly id: string
  readonly name: string
  readonly allowNegativeStock: boolean
  /** Seq of the event that made it. */
  readonly seq: number
}
export interface ProductRow {
  readonly productType: string
  readonly productId: string
  readonly branchId: string
  readonly code: string
  readonly name: string
  readonly stock: number
  readonly unitPrice: number
}
/** A sale as it was accepted; `seq` is the position of its last event, which its answer named. */
export interface SaleRow {
  readonly draft: RegisterSale
  readonly number: string
  readonly total: number
  readonly seq: number
}
export interface OrderRow {
  readonly orderId: string
  readonly branchId: string
  readonly patientName: string
  readonly status: 'open' | 'ready'
  readonly createdSeq: number
  readonly readySeq: number | null
}

/**
 * What a decision may look at: the read tables as they stand inside the command's transaction.
 * Synchronous, because nothing may come between the look and the write; a store that cannot look synchronously
 * (PostgreSQL) loads what the command names first.
 */
export interface HubView {
  branch(id: string): BranchRow | undefined
  product(branchId: string, productType: string, productId: string): ProductRow | undefined
  sale(saleId: string): SaleRow | undefined
  order(orderId: string): OrderRow | undefined
  revenue(branchId: string, day: string): PayloadOf<'revenue.changed'> | undefined
  /** Receipts given out so far. */
  receipts(): number
  /** Branches whose last revenue figures belong to another day than `day` and are not zero. */
  branchesToReset(day: string): readonly string[]
}
