import { productType } from '../../shared/domain/stock.ts'
import type { PutProduct } from '../../shared/hub/commands.ts'
import type { HubSnapshot } from '../../shared/hub/events.ts'

/** One product of one branch, as the simulation believes it to be. */
export interface ShelfItem {
  readonly branchId: string
  readonly productType: PutProduct['productType']
  readonly productId: string
  readonly unitPrice: number
  readonly stock: number
}

export interface Shelf {
  readonly items: readonly ShelfItem[]
  /** After a change that the hub accepted. */
  move(item: ShelfItem, delta: number): void
}

function keyOf(item: Pick<ShelfItem, 'branchId' | 'productType' | 'productId'>): string {
  return `${item.branchId}/${item.productType}/${item.productId}`
}

function isShopProduct(type: string): type is ShelfItem['productType'] {
  return productType.safeParse(type).success
}

/** What is on the shelves according to a snapshot; other products than the shop's three kinds are left alone. */
export function createShelf(stock: NonNullable<HubSnapshot['stock']>): Shelf {
  const items = new Map<string, ShelfItem>()
  for (const { branch, productType: type, productId, unitPrice, stock: count } of stock) {
    if (!isShopProduct(type)) continue
    const item: ShelfItem = { branchId: branch, productType: type, productId, unitPrice, stock: count }
    items.set(keyOf(item), item)
  }
  return {
    get items() {
      return [...items.values()]
    },
    move(item, delta) {
      const known = items.get(keyOf(item))
      if (known !== undefined) items.set(keyOf(item), { ...known, stock: known.stock + delta })
    },
  }
}

/** What must be seen soon after the start: a sale of this much of this item brings it to a level that is missing. */
export interface Scene {
  readonly item: ShelfItem
  readonly quantity: number
}

/**
 * Scenes for levels that no item has now: negative (where that is allowed), out, low, medium (O6, O21).
 *
 * @param mayGoBelow the branch that allows negative stock
 */
export function missingScenes(items: readonly ShelfItem[], mayGoBelow: string): readonly Scene[] {
  const scenes: Scene[] = []
  const want = (
    isThere: (stock: number) => boolean,
    fits: (item: ShelfItem) => boolean,
    quantity: (stock: number) => number,
  ): void => {
    if (items.some(({ stock }) => isThere(stock))) return
    const item = items.find((one) => fits(one) && !scenes.some((scene) => scene.item === one))
    if (item !== undefined) scenes.push({ item, quantity: quantity(item.stock) })
  }
  want(
    (stock) => stock < 0,
    ({ branchId, stock }) => branchId === mayGoBelow && stock >= 0 && stock <= 3,
    (stock) => stock + 1,
  )
  want(
    (stock) => stock === 0,
    ({ stock }) => stock >= 1 && stock <= 3,
    (stock) => stock,
  )
  want(
    (stock) => stock >= 1 && stock <= 5,
    ({ stock }) => stock >= 6 && stock <= 9,
    (stock) => stock - 4,
  )
  want(
    (stock) => stock >= 6 && stock <= 10,
    ({ stock }) => stock >= 11 && stock <= 15,
    (stock) => stock - 8,
  )
  return scenes
}
