import type { CashierRevenue } from './cashier.ts'
import type { EpisodeFact } from './episode.ts'
import type { GapReason } from './gap.ts'
import type { JobFact } from './job.ts'
import type { CacheState, ProcessedFile, Watcher } from './library.ts'
import type { LogLine } from './log-line.ts'
import type { ReadingFact } from './mapping.ts'
import type { SourceNotification } from './notification.ts'
import type { Order } from './order.ts'
import type { Position } from './position.ts'
import type { Revenue } from './revenue.ts'
import type { Transaction } from './sale.ts'
import type { Stats } from './stats.ts'

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

/** A branch as its source knows it, and as people do. */
export interface BranchName {
  readonly id: string
  readonly name: string
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
  /** Figures by cashier, the whole list for a branch each time; `partial`: only these, the others of the day stay. */
  | {
      readonly kind: 'cashiers'
      readonly branch: string
      readonly partial?: true
      readonly cashiers: readonly Omit<CashierRevenue, 'source' | 'branch' | 'receivedAt'>[]
    }
  /** Names of branches, of which other facts may say the id only. */
  | { readonly kind: 'branches'; readonly branches: readonly BranchName[] }
  | { readonly kind: 'job'; readonly job: JobFact }
  | { readonly kind: 'file'; readonly file: Omit<ProcessedFile, 'source'> }
  | { readonly kind: 'watcher'; readonly watcher: Omit<Watcher, 'source'> }
  | { readonly kind: 'cache'; readonly cache: Omit<CacheState, 'source'> }
  /** The list as the source shows it now, in its order; what is not in it is gone. */
  | { readonly kind: 'episodes'; readonly episodes: readonly EpisodeFact[] }
  /** One episode came, changed (`episode`), or went (`null`). */
  | { readonly kind: 'episode'; readonly episodeId: string; readonly episode: EpisodeFact | null }
  /** The list changed and should be fetched (N5); says nothing by itself. */
  | { readonly kind: 'episodes-changed' }
  | { readonly kind: 'stats'; readonly stats: Omit<Stats, 'source' | 'receivedAt'> }
  | { readonly kind: 'notification'; readonly notification: Omit<SourceNotification, 'source'> }
  /** Its id is given by the projection. */
  | { readonly kind: 'log'; readonly line: Omit<LogLine, 'source' | 'id'> }
  | { readonly kind: 'readings'; readonly readings: readonly ReadingFact[] }
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
  /** It happened before this connection, and the source's log tells it now: no news of this moment. */
  readonly catchUp?: true
  /** All that it tells is of other branches than the source's settings name (O14): rules do not look at it. */
  readonly elsewhere?: true
  readonly facts: readonly Fact[]
}
