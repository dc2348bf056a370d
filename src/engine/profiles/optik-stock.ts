import type { Fact, StockFact } from '../../shared/domain/event.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import { integerOf, isObject, textOf, type WireObject } from './wire-value.ts'

/**
 * Reads `updates[]` (O10). An entry that cannot be read does not take the others down: they are used, and the message is
 * marked as not wholly understood, so that the feed shows it.
 */
export function readStock(updates: readonly unknown[]): readonly Fact[] {
  const items = updates.map((update) => (isObject(update) ? readItem(update) : null))
  const read = items.filter((item) => item !== null)
  const facts: Fact[] = read.length > 0 ? [{ kind: 'stock', items: read }] : []
  if (read.length === items.length && items.length > 0) return facts
  return items.length === 0 ? [{ kind: 'heartbeat' }] : [...facts, { kind: 'unknown', why: 'shape' }]
}

/** `product_id` is unique only within its type and its branch (O11), so both are part of what an item is. */
function readItem(update: WireObject): StockFact | null {
  const productType = typeOf(update)
  const productId = textOf(update, 'product_id', 'id')
  const stock = integerOf(update.new_stock)
  if (productType === '' || productId === '' || stock === null) return null
  const branchName = textOf(update, 'branch_name', 'cabang')
  return {
    productType,
    productId,
    code: textOf(update, 'kode', 'code'),
    name: textOf(update, 'product_name', 'nama_produk', 'name'),
    branch: textOf(update, 'branch_id') || branchName,
    branchName,
    stock,
    unitPrice: parseAmount(update.harga ?? update.unit_price),
  }
}

/** `Frame`, or the first word of `frame_stock_update` where the server leaves `product_type` out. */
function typeOf(update: WireObject): string {
  const named = textOf(update, 'product_type').toLowerCase()
  return named || (/^([a-z]+)_stock_update$/.exec(textOf(update, 'type'))?.[1] ?? '')
}
