import type { Alert } from './alert.ts'
import type { CashierRevenue } from './cashier.ts'
import type { Check } from './check.ts'
import type { SourceView } from './connection.ts'
import type { ConsoleState } from './console-state.ts'
import type { Episode } from './episode.ts'
import type { FeedItem } from './feed.ts'
import type { Gap } from './gap.ts'
import type { Job } from './job.ts'
import type { CacheState, ProcessedFile, Watcher } from './library.ts'
import type { LogLine } from './log-line.ts'
import type { Reading } from './mapping.ts'
import type { SourceNotification } from './notification.ts'
import type { Order } from './order.ts'
import type { Revenue } from './revenue.ts'
import type { Breach } from './rule.ts'
import type { Transaction } from './sale.ts'
import type { Stats } from './stats.ts'
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
  readonly cashiers: CashierRevenue
  readonly jobs: Job
  readonly files: ProcessedFile
  readonly watchers: Watcher
  readonly caches: CacheState
  readonly episodes: Episode
  readonly stats: Stats
  readonly notifications: SourceNotification
  readonly logs: LogLine
  readonly readings: Reading
  /** Connection tests of this run; they are not kept. */
  readonly checks: Check
  /** What rules see standing right now; a row goes when its trouble is over. */
  readonly breaches: Breach
  /** One entry, see {@link ConsoleState}; not kept. */
  readonly console: ConsoleState
}

export type CollectionName = keyof Collections

/** Names of all collections, in the order in which a snapshot tells them: sources first, so that rows find theirs. */
export const collectionNames = [
  'console',
  'sources',
  'revenue',
  'cashiers',
  'stock',
  'transactions',
  'orders',
  'stats',
  'readings',
  'jobs',
  'watchers',
  'caches',
  'files',
  'episodes',
  'notifications',
  'alerts',
  'breaches',
  'gaps',
  'checks',
  'logs',
  'feed',
] as const satisfies readonly CollectionName[]

/** One value for every collection. */
export function forCollections<T>(make: (name: CollectionName) => T): Record<CollectionName, T> {
  return Object.fromEntries(collectionNames.map((name) => [name, make(name)])) as Record<CollectionName, T>
}

/** One change: collection, key, and the new value, or null when the entry is gone. */
export type PatchOf<C extends CollectionName> = readonly [
  collection: C,
  key: string,
  value: Collections[C] | null,
]
export type Patch = { [C in CollectionName]: PatchOf<C> }[CollectionName]
