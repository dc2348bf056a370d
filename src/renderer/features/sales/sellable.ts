import type { ProductType, StockItem } from '../../../shared/domain/stock.ts'

/** An item that the hub can sell: of a known type, with a price. */
export type SellableItem = StockItem & { readonly productType: ProductType; readonly unitPrice: number }

export function isSellable(item: StockItem): item is SellableItem {
  const known =
    item.productType === 'frame' || item.productType === 'lensa' || item.productType === 'aksesoris'
  return known && item.unitPrice !== null
}
