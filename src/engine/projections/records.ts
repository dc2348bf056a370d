import type { Patch, PatchOf } from '../../shared/domain/collections.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { type Transaction, transactionKey } from '../../shared/domain/sale.ts'
import type { View } from './view.ts'

/**
 * A transaction, new or told again; the same twice changes nothing. Systems tell it in pieces: a notification without
 * the patient, a list without the time of day. What a later message leaves out stays known.
 */
export function projectTransaction(view: View, told: Transaction): Patch | null {
  const key = transactionKey(told)
  const before = view.get('transactions', key)
  if (before === undefined) return ['transactions', key, told]
  const merged: Transaction = {
    ...told,
    payer: told.payer || before.payer,
    patientName: told.patientName || before.patientName,
    branch: told.branch || before.branch,
    status: told.status || before.status,
    at: isDayOf(told.at, before.at) ? before.at : told.at,
  }
  return same(before, merged) ? null : ['transactions', key, merged]
}

/** Whether a time is only the day of another one: its midnight, here. */
function isDayOf(day: number, time: number): boolean {
  return new Date(time).setHours(0, 0, 0, 0) === day
}

/** An order. A ready one stays ready: an older list must not take it back to the workshop. */
export function projectOrder(view: View, order: Order): PatchOf<'orders'> | null {
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
