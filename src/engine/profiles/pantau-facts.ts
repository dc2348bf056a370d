import type * as z from 'zod/mini'
import type { Fact, StockFact } from '../../shared/domain/event.ts'
import type {
  HubSnapshot,
  orderChanged,
  revenueChanged,
  saleRegistered,
  stockChanged,
} from '../../shared/hub/events.ts'

/** The hub's stock event as a fact; its figures are absolute. */
export function stockItem(stock: z.infer<typeof stockChanged>): StockFact {
  const { productType, productId, code, name, branch, branchName, unitPrice } = stock
  const fact = { productType, productId, code, name, branch, branchName, stock: stock.stock, unitPrice }
  return stock.previous === null ? { ...fact, registered: true } : fact
}

/**
 * Sales as rows of the table.
 *
 * @param notify whether each is news; the sales of a snapshot are not
 * @param fallbackAt epoch ms for a sale whose `ts` is no time
 */
export function saleFact(
  sales: readonly z.infer<typeof saleRegistered>[],
  notify: boolean,
  fallbackAt: number,
): Fact {
  return {
    kind: 'transactions',
    notify,
    transactions: sales.map((sale) => ({
      number: sale.number,
      amount: sale.total,
      payer: sale.payer,
      patientName: sale.patientName,
      branch: sale.branch,
      status: '',
      at: Date.parse(sale.ts) || fallbackAt,
    })),
  }
}

export function revenueFact(revenue: z.infer<typeof revenueChanged>): Fact {
  const { branch, total, bpjs, umum, transactions, currency, day } = revenue
  return { kind: 'revenue', revenue: { branch, total, bpjs, umum, transactions, currency, day } }
}

/** The cashier whose sale moved the figures: only this one's are told, the others of the day stay. */
export function cashierFact({
  cashier,
  branch,
  day,
  currency,
}: z.infer<typeof revenueChanged>): readonly Fact[] {
  if (cashier === undefined) return []
  return [{ kind: 'cashiers', branch, partial: true, cashiers: [{ ...cashier, day, currency }] }]
}

/** The snapshot's cashiers as one whole list for each branch. */
export function cashierLists(cashiers: NonNullable<HubSnapshot['cashiers']>): readonly Fact[] {
  return [...new Set(cashiers.map(({ branch }) => branch))].map((branch) => ({
    kind: 'cashiers',
    branch,
    cashiers: cashiers
      .filter((row) => row.branch === branch)
      .map(({ name, total, transactions, currency, day }) => ({ name, total, transactions, currency, day })),
  }))
}

/** @param at epoch ms of the event */
export function orderFact(order: z.infer<typeof orderChanged>, at: number): Fact {
  const { orderId, branch, patientName, status } = order
  return { kind: 'order', order: { orderId, branch, patientName, status, at } }
}
