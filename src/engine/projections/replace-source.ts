import type { NormalisedEvent } from '../../shared/domain/event.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { revenueKey } from '../../shared/domain/revenue.ts'
import { transactionKey } from '../../shared/domain/sale.ts'
import { stockKey, type Thresholds } from '../../shared/domain/stock.ts'
import { createObservations, projectEvent } from './project.ts'
import type { Draft } from './view.ts'

const replaced = ['stock', 'revenue', 'transactions', 'orders'] as const

/**
 * Makes a source's entries what its snapshot says: entries that the snapshot does not have are gone (a restored backup,
 * a deleted product). Alerts, gaps and the feed are the console's own and stay. Calls nobody.
 *
 * @param events the snapshot, read by its profile
 */
export function replaceSource(
  draft: Draft,
  source: string,
  events: readonly NormalisedEvent[],
  thresholds: Thresholds,
): void {
  const named = new Set<string>()
  for (const event of events) for (const key of namedKeys(source, event)) named.add(key)
  for (const collection of replaced) {
    const gone: string[] = []
    for (const [key, value] of draft.entries(collection)) {
      if (value.source === source && !named.has(`${collection}/${key}`)) gone.push(key)
    }
    for (const key of gone) draft.set([collection, key, null])
  }
  forgetStatus(draft, source)
  const ignored = createObservations()
  for (const event of events) projectEvent(draft, { ...event, replay: true }, thresholds, ignored)
}

/** A snapshot may say that an order is open again; the projection of single events may not. */
function forgetStatus(draft: Draft, source: string): void {
  const orders: (readonly [string, Order])[] = []
  for (const [key, order] of draft.entries('orders')) {
    if (order.source === source && order.status === 'ready') orders.push([key, order])
  }
  for (const [key, order] of orders) draft.set(['orders', key, { ...order, status: 'open' }])
}

function* namedKeys(source: string, event: NormalisedEvent): Iterable<string> {
  for (const fact of event.facts) {
    if (fact.kind === 'stock') {
      for (const item of fact.items) yield `stock/${stockKey({ source, ...item })}`
    } else if (fact.kind === 'revenue') {
      yield `revenue/${revenueKey({ source, branch: fact.revenue.branch })}`
    } else if (fact.kind === 'transactions') {
      for (const row of fact.transactions)
        yield `transactions/${transactionKey({ source, number: row.number })}`
    } else if (fact.kind === 'order') {
      yield `orders/${orderKey({ source, orderId: fact.order.orderId })}`
    }
  }
}
