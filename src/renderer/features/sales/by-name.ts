import type { StockItem } from '../../../shared/domain/stock.ts'

const collator = new Intl.Collator('id')

/** A list to choose from stays still: by name, whatever the stock does. */
export function byName(a: StockItem, b: StockItem): number {
  return a.name === b.name ? 0 : collator.compare(a.name, b.name)
}
