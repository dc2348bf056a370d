import { saleTotal } from '../../shared/domain/sale.ts'
import type { RegisterSale } from '../../shared/hub/commands.ts'
import type { ShortLine } from '../../shared/hub/problem.ts'
import { usableBranch } from './branch.ts'
import type { CommandContext } from './command.ts'
import { type Decision, reject } from './decision.ts'
import type { DomainEvent } from './events.ts'
import { addToRevenue, revenueEvent, zeroRevenue } from './revenue.ts'
import { shortage, stockEvent } from './stock.ts'
import type { HubView, ProductRow, SaleRow } from './view.ts'

/** Receipt numbers run over the whole hub without holes, because consoles know a transaction by source and number. */
export function receiptNumber(count: number): string {
  return `TRX-${String(count).padStart(4, '0')}`
}

function sameContent(a: RegisterSale, b: RegisterSale): boolean {
  return (
    a.branchId === b.branchId &&
    a.payer === b.payer &&
    (a.patientName ?? '') === (b.patientName ?? '') &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, index) => {
      const other = b.lines[index]
      return (
        other !== undefined &&
        line.productType === other.productType &&
        line.productId === other.productId &&
        line.quantity === other.quantity &&
        line.unitPrice === other.unitPrice
      )
    })
  )
}

function answerOf(sale: Pick<SaleRow, 'draft' | 'number' | 'total'>) {
  const { saleId, branchId } = sale.draft
  return { saleId, branchId, number: sale.number, total: sale.total }
}

interface Take {
  readonly product: ProductRow
  readonly quantity: number
}

/** The lines summed per product, in the order of their first line: two lines of one frame need the stock of both. */
function takes(input: RegisterSale, view: HubView): readonly Take[] | ReturnType<typeof reject> {
  const wanted = new Map<string, Take>()
  const unknown: { productType: string; productId: string }[] = []
  for (const { productType, productId, quantity } of input.lines) {
    const key = `${productType}/${productId}`
    const known = wanted.get(key)
    const product = known?.product ?? view.product(input.branchId, productType, productId)
    if (product === undefined) unknown.push({ productType, productId })
    else wanted.set(key, { product, quantity: (known?.quantity ?? 0) + quantity })
  }
  const first = unknown[0]
  if (first === undefined) return [...wanted.values()]
  const detail = `branch ${input.branchId} has no ${first.productType} ${first.productId}`
  return reject('unknown_product', detail, { lines: unknown })
}

/**
 * A sale: all of it or nothing. The same `saleId` with the same content is the same sale (answered again), with other
 * content a conflict. Events in this order: sale.registered, stock.changed per product, revenue.changed.
 */
export function decideRegisterSale(input: RegisterSale, view: HubView, context: CommandContext): Decision {
  const known = view.sale(input.saleId)
  if (known !== undefined) {
    return sameContent(known.draft, input)
      ? { kind: 'repeated', seq: known.seq, answer: answerOf(known) }
      : reject('conflict', `sale ${input.saleId} was registered already with other content`)
  }
  const branch = usableBranch(input.branchId, view)
  if ('kind' in branch) return branch
  const taken = takes(input, view)
  if ('kind' in taken) return taken
  const short: ShortLine[] = taken
    .filter(({ product, quantity }) => product.stock < quantity)
    .map(({ product, quantity }) => ({
      productType: product.productType,
      productId: product.productId,
      requested: quantity,
      available: product.stock,
    }))
  if (short.length > 0 && !branch.allowNegativeStock) return shortage(short)

  const total = saleTotal(input.lines)
  const before = view.revenue(branch.id, context.day) ?? zeroRevenue(context.day)
  const cashier = context.sender
  const soldToday = view.cashier(branch.id, context.day, cashier) ?? {
    name: cashier,
    total: 0,
    transactions: 0,
  }
  const after = addToRevenue(before, soldToday, { payer: input.payer, amount: total })
  if (!Number.isSafeInteger(after.total)) return reject('malformed', 'the total is too large a number')

  const number = receiptNumber(view.receipts() + 1)
  const { saleId, payer, lines } = input
  const sold: DomainEvent = {
    type: 'sale.registered',
    topic: 'sales',
    branch: branch.id,
    payload: { saleId, number, payer, patientName: input.patientName ?? '', total, cashier, lines },
  }
  const moved = taken.map(({ product, quantity }) =>
    stockEvent(
      branch,
      { ...product, stock: product.stock - quantity },
      { previous: product.stock, reason: 'sale' },
    ),
  )
  return {
    kind: 'accepted',
    status: 201,
    events: [sold, ...moved, revenueEvent(branch.id, after)],
    answer: answerOf({ draft: input, number, total }),
  }
}
