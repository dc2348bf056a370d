import type { Patch, PatchOf } from '../../shared/domain/collections.ts'
import type { StockFact } from '../../shared/domain/event.ts'
import {
  type LimitedItem,
  levelOf,
  type StockItem,
  type StockLimits,
  stockKey,
} from '../../shared/domain/stock.ts'
import type { View } from './view.ts'

/** What a stock projection needs to know besides the fact. */
export interface StockContext {
  readonly source: string
  readonly receivedAt: number
  readonly limitsOf: (item: LimitedItem) => StockLimits
}

/**
 * One item's new stock. No patch when nothing of it changed, so that a list sent again costs nothing.
 *
 * The level is computed here with the user's thresholds, never taken from the source (O11). `changedAt` and `previous`
 * move only when the number moved: they drive the flash of a changed row (O5).
 */
export function projectStock(view: View, fact: StockFact, context: StockContext): PatchOf<'stock'> | null {
  const key = stockKey({ source: context.source, ...fact })
  const before = view.get('stock', key)
  const moved = before === undefined || before.stock !== fact.stock
  const branchName = fact.branchName || (before?.branchName ?? '')
  const limits = context.limitsOf({
    source: context.source,
    productType: fact.productType,
    productId: fact.productId,
    branch: fact.branch,
    branchName,
  })
  const item: StockItem = {
    source: context.source,
    productType: fact.productType,
    productId: fact.productId,
    code: fact.code || (before?.code ?? ''),
    name: fact.name || (before?.name ?? ''),
    branch: fact.branch,
    branchName,
    stock: fact.stock,
    level: levelOf(fact.stock, limits),
    previous: moved ? (before?.stock ?? null) : before.previous,
    unitPrice: fact.unitPrice ?? before?.unitPrice ?? null,
    changedAt: moved ? context.receivedAt : before.changedAt,
  }
  return before !== undefined && sameItem(before, item) ? null : ['stock', key, item]
}

function sameItem(a: StockItem, b: StockItem): boolean {
  return (
    a.stock === b.stock &&
    a.level === b.level &&
    a.code === b.code &&
    a.name === b.name &&
    a.branchName === b.branchName &&
    a.unitPrice === b.unitPrice
  )
}

/** New levels for new thresholds; only items whose level is another one. */
export function relevelStock(view: View, limitsOf: (item: LimitedItem) => StockLimits): readonly Patch[] {
  const patches: Patch[] = []
  for (const [key, item] of view.entries('stock')) {
    const level = levelOf(item.stock, limitsOf(item))
    if (level !== item.level) patches.push(['stock', key, { ...item, level }])
  }
  return patches
}
