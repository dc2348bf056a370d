/** An order that a customer will fetch (O3: "order ready for pickup"). */
export interface Order {
  readonly source: string
  readonly orderId: string
  readonly branch: string
  readonly patientName: string
  readonly status: 'open' | 'ready'
  readonly at: number
}

/** Key of an order over all sources. */
export function orderKey(order: Pick<Order, 'source' | 'orderId'>): string {
  return `${encodeURIComponent(order.source)}/${encodeURIComponent(order.orderId)}`
}
