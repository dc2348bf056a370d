import type { StockItem } from '../../../shared/domain/stock.ts'
import type { Entry } from '../../store/sorted-list.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { acceptStock, noFilter } from '../../store/stock-order.ts'

/** Items that the palette shows. */
const found = 8

/** Fewer letters than this match half of the stock. */
const fewestLetters = 2

/** The first items, worst first, that the text names. It stops walking when it has enough. */
export function findItems(stock: SortedView<StockItem>, text: string): readonly Entry<StockItem>[] {
  if (text.trim().length < fewestLetters) return []
  const accept = acceptStock({ ...noFilter, text })
  const items: Entry<StockItem>[] = []
  for (const entry of stock.entries()) {
    if (!accept(entry.value)) continue
    items.push(entry)
    if (items.length === found) break
  }
  return items
}
