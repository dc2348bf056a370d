/**
 * Values that the rules put into `Alert.params`, by kind; the catalogue's alert texts are written for these names.
 * Optional ones are left out where the source did not say.
 */
export interface StockAlertParams {
  /** The item's name as the source tells it. */
  readonly name: string
  readonly code: string
  /** The branch's name for a person, not its id. '' where the source has no branches. */
  readonly branch: string
  readonly stock: number
}

/** Params of `transaction-new`. */
export interface TransactionAlertParams {
  readonly number: string
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly payer: string
  readonly patientName: string
  readonly branch: string
}

/** Params of `order-ready`. */
export interface OrderAlertParams {
  readonly orderId: string
  readonly patientName: string
  readonly branch: string
}

/** Params of `episode-new` (N8): the first of what came together, and how many came. */
export interface EpisodeAlertParams {
  readonly animeTitle: string
  readonly title: string
  readonly number: string
  readonly count: number
}

/** Params of `job-failed`. */
export interface JobAlertParams {
  /** The job's label, or its id. */
  readonly name: string
  readonly errors: number
}

/** Params of `watcher-stopped`: `source` is the source's name. */
export interface WatcherAlertParams {
  readonly source: string
}

/** Params of `pending-high` (D9). */
export interface PendingAlertParams {
  readonly source: string
  readonly pending: number
  readonly limit: number
}

/** Params of `log-error`: the newest line, and how many came since the alert was raised. */
export interface LogAlertParams {
  readonly source: string
  readonly message: string
  readonly count: number
}

/** Params of `source-silent`: the limit that was passed, in minutes. */
export interface SilentAlertParams {
  readonly source: string
  readonly minutes: number
}

/** Params of `custom`: the rule's name, what it is about ('' for the whole source), and the value that broke the limit. */
export interface CustomAlertParams {
  readonly rule: string
  readonly source: string
  readonly subject: string
  readonly value: string | number
  readonly limit: string | number
}
