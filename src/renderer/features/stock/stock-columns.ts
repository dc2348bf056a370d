/** Columns that not every place and width has. */
export interface StockColumns {
  readonly type: boolean
  readonly source: boolean
  readonly price: boolean
}
