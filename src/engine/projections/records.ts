import type { Patch } from '../../shared/domain/collections.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { type Transaction, transactionKey } from '../../shared/domain/sale.ts'
import type { View } from './view.ts'

/** A transaction, new or told again with more; the same twice changes nothing. */
export function projectTransaction(view: View, transaction: Transaction): Patch | null {
  const key = transactionKey(transaction)
  const before = view.get('transactions', key)
  if (before !== undefined && same(before, transaction)) return null
  return ['transactions', key, transaction]
}

/** An order. A ready one stays ready: an older list must not take it back to the workshop. */
export function projectOrder(view: View, order: Order): Patch | null {
  const key = orderKey(order)
  const before = view.get('orders', key)
  if (before === undefined) return ['orders', key, order]
  const status = before.status === 'ready' ? 'ready' : order.status
  const merged: Order = { ...order, status }
  return same(before, merged) ? null : ['orders', key, merged]
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((field) => a[field] === b[field])
}
