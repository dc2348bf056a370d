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
