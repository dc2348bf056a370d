import type { RegisterSale } from '../../shared/hub/commands.ts'
import type { hubEvents } from '../../shared/hub/events.ts'
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

/** What an event last said of a thing, and the position that the command's answer named. */
export interface Said<T extends keyof typeof hubEvents> {
  readonly payload: PayloadOf<T>
  readonly seq: number
}
export type EpisodeRow = Said<'episode.created'>
export type VideoServerRow = Said<'video-server.created'>
export interface JobRow extends Said<'job.changed'> {
  /** Position of the command that made it. */
  readonly createdSeq: number
}
/** What one cashier sold on one day in one branch. */
export type CashierDay = NonNullable<PayloadOf<'revenue.changed'>['cashier']>

/** Of the shop (part 3D). */
export interface ShopView {
  branch(id: string): BranchRow | undefined
  product(branchId: string, productType: string, productId: string): ProductRow | undefined
  sale(saleId: string): SaleRow | undefined
  order(orderId: string): OrderRow | undefined
  revenue(branchId: string, day: string): PayloadOf<'revenue.changed'> | undefined
  cashier(branchId: string, day: string, name: string): CashierDay | undefined
  /** Receipts given out so far. */
  receipts(): number
  /** Branches whose last revenue figures belong to another day than `day` and are not zero. */
  branchesToReset(day: string): readonly string[]
}

/** Of the episodes (parts 3A and 3B). */
export interface EpisodeView {
  anime(id: string): PayloadOf<'anime.created'> | undefined
  episode(id: string): EpisodeRow | undefined
  videoServer(id: string): VideoServerRow | undefined
  /** Oldest first. */
  videoServersOf(episodeId: string): readonly VideoServerRow[]
}

/** Of the file library and of the dashboard (parts 3C and 3E). */
export interface LibraryView {
  job(jobId: string): JobRow | undefined
  watcher(): Said<'watcher.changed'> | undefined
  stats(): Said<'stats.changed'> | undefined
}

/**
 * What a decision may look at: the read tables as they stand inside the command's transaction.
 * Synchronous, because nothing may come between the look and the write; a store that cannot look synchronously
 * (PostgreSQL) loads what the command names first.
 */
export interface HubView extends ShopView, EpisodeView, LibraryView {}
