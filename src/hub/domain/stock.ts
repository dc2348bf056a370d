import type { AdjustStock, PutProduct } from '../../shared/hub/commands.ts'
import type { ShortLine } from '../../shared/hub/problem.ts'
import { usableBranch } from './branch.ts'
import { type Decision, reject } from './decision.ts'
import type { DomainEvent } from './events.ts'
import type { BranchRow, HubView, ProductRow } from './view.ts'

/** The one event that says what a product's stock is now. `previous` null: the first word about it. */
export function stockEvent(
  branch: BranchRow,
  product: ProductRow,
  change: { readonly previous: number | null; readonly reason: string },
): DomainEvent {
  const { productType, productId, code, name, stock, unitPrice } = product
  return {
    type: 'stock.changed',
    topic: 'stock',
    branch: branch.id,
    payload: {
      branchName: branch.name,
      productType,
      productId,
      code,
      name,
      stock,
      previous: change.previous,
      unitPrice,
      reason: change.reason,
    },
  }
}

/** `insufficient_stock` with the lines that are short. */
export function shortage(lines: readonly ShortLine[]) {
  const first = lines[0]
  const words =
    first === undefined ? '' : `: ${first.productId} has ${first.available}, not ${first.requested}`
  return reject('insufficient_stock', `there is less in stock than that${words}`, { lines })
}

/** A product is made, or replaced with all its fields. */
export function decidePutProduct(input: PutProduct, view: HubView): Decision {
  const branch = usableBranch(input.branchId, view)
  if ('kind' in branch) return branch
  if (input.stock < 0 && !branch.allowNegativeStock) {
    return reject('malformed', `branch ${branch.id} does not allow negative stock`)
  }
  const before = view.product(branch.id, input.productType, input.productId)
  const { branchId, productType, productId, stock } = input
  return {
    kind: 'accepted',
    status: before === undefined ? 201 : 200,
    events: [stockEvent(branch, input, { previous: before?.stock ?? null, reason: 'product' })],
    answer: { branchId, productType, productId, stock },
  }
}

/** Stock is counted anew (`stock`) or moved by a delta; it falls below zero only where the branch allows that (O21). */
export function decideAdjustStock(input: AdjustStock, view: HubView): Decision {
  const branch = usableBranch(input.branchId, view)
  if ('kind' in branch) return branch
  const { branchId, productType, productId } = input
  const product = view.product(branch.id, productType, productId)
  if (product === undefined) {
    return reject('unknown_product', `branch ${branchId} has no ${productType} ${productId}`, {
      lines: [{ productType, productId }],
    })
  }
  const stock = input.stock ?? product.stock + (input.delta ?? 0)
  if (!Number.isSafeInteger(stock)) return reject('malformed', 'the stock would be too large a number')
  if (stock < 0 && !branch.allowNegativeStock) {
    const requested = input.stock === undefined ? -(input.delta ?? 0) : product.stock - input.stock
    return shortage([{ productType, productId, requested, available: product.stock }])
  }
  const change = { previous: product.stock, reason: input.reason }
  return {
    kind: 'accepted',
    status: 201,
    events: [stockEvent(branch, { ...product, stock }, change)],
    answer: { branchId, productType, productId, stock, previous: product.stock },
  }
}
