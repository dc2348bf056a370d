import type { Alert } from './alert.ts'
import type { SourceView } from './connection.ts'
import type { FeedItem } from './feed.ts'
import type { Gap } from './gap.ts'
import type { Order } from './order.ts'
import type { Revenue } from './revenue.ts'
import type { Transaction } from './sale.ts'
import type { StockItem } from './stock.ts'

/** Everything the screen shows, as keyed collections. Projections write them, the journal keeps them, the store mirrors them. */
export interface Collections {
  readonly sources: SourceView
  readonly revenue: Revenue
  readonly stock: StockItem
  readonly transactions: Transaction
  readonly orders: Order
  readonly alerts: Alert
  readonly gaps: Gap
  readonly feed: FeedItem
}

export type CollectionName = keyof Collections

/** One change: collection, key, and the new value, or null when the entry is gone. */
export type PatchOf<C extends CollectionName> = readonly [
  collection: C,
  key: string,
  value: Collections[C] | null,
]
export type Patch = { [C in CollectionName]: PatchOf<C> }[CollectionName]
