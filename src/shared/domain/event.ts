import type { GapReason } from './gap.ts'
import type { Order } from './order.ts'
import type { Position } from './position.ts'
import type { Revenue } from './revenue.ts'
import type { Transaction } from './sale.ts'

/** Stock of one item as a source told it; the level is computed by the projection, with the user's thresholds (O11). */
export interface StockFact {
  readonly productType: string
  readonly productId: string
  readonly code: string
  readonly name: string
  readonly branch: string
  readonly branchName: string
  readonly stock: number
  readonly unitPrice: number | null
  /** The item was entered into the source just now: a first count is no fall, so it calls nobody. */
  readonly registered?: true
}

/** What an upstream message means to Pantau. One message may mean several things, or nothing known. */
export type Fact =
  | { readonly kind: 'stock'; readonly items: readonly StockFact[] }
  | { readonly kind: 'revenue'; readonly revenue: Omit<Revenue, 'source' | 'receivedAt'> }
  /** Rows for the table of latest transactions. `notify`: each is news on its own (a sale event), not a list sent again. */
  | {
      readonly kind: 'transactions'
      readonly transactions: readonly Omit<Transaction, 'source'>[]
      readonly notify: boolean
    }
  | { readonly kind: 'order'; readonly order: Omit<Order, 'source'> }
  | { readonly kind: 'unknown'; readonly why: 'type' | 'shape' | 'not-json' }
  /** Control messages of the own dialect; not stored as events. */
  | { readonly kind: 'hello'; readonly heartbeatMs: number; readonly resumedFrom: string | null }
  | { readonly kind: 'gap'; readonly from: string; readonly to: string; readonly reason: GapReason }
  | { readonly kind: 'bye'; readonly retryAfterMs: number }
  | { readonly kind: 'heartbeat' }

/** One upstream message after its profile read it: the only form that the rest of the engine knows. */
export interface NormalisedEvent {
  readonly source: string
  readonly stream: string
  /** Type in the source's words, for the feed and the export. */
  readonly type: string
  readonly topic: string
  /** Position in the source's log, where it has one. */
  readonly position: Position | null
  /**
   * Identity for the duplicate check within (source, stream): the position's text, or a natural key that the profile
   * found in the message (an id of a polled notification). Null: the source cannot prove identity, nothing is dropped.
   */
  readonly dedupeKey: string | null
  /** The source's own time, epoch ms, or null. */
  readonly ts: number | null
  readonly receivedAt: number
  /** The payload's text exactly as it came. */
  readonly data: string
  /** A snapshot, a replay on connect or a catch-up: it changes the screen, but never calls a person. */
  readonly replay: boolean
  readonly facts: readonly Fact[]
}
