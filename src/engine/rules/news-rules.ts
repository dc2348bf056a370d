import type { Alert } from '../../shared/domain/alert.ts'
import type { OrderAlertParams, TransactionAlertParams } from '../../shared/domain/alert-params.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { type Transaction, transactionKey } from '../../shared/domain/sale.ts'
import { raise } from './alert-life.ts'

/** Words about a thing that the thing itself does not have. */
export interface NewsContext {
  readonly branchName: string
  readonly currency: string
}

/** A new transaction (O3): information that needs nobody, so it is born resolved and only shows as a toast. */
export function transactionRule(
  transaction: Transaction,
  context: NewsContext,
  alert: Alert | undefined,
  now: number,
): Alert | null {
  if (alert !== undefined) return null
  const key = transactionKey(transaction)
  const call = {
    id: `transaction:${key}`,
    kind: 'transaction-new',
    rule: 'transaction-new',
    severity: 'info',
    source: transaction.source,
    subject: key,
    params: {
      number: transaction.number,
      amount: transaction.amount,
      currency: context.currency,
      payer: transaction.payer,
      patientName: transaction.patientName,
      branch: context.branchName,
    } satisfies TransactionAlertParams,
  } as const
  return { ...raise(call, undefined, now), state: 'resolved' }
}

/** An order became ready for pickup (O3): somebody should call the customer, so it stays open until answered. */
export function orderRule(
  after: Order,
  context: NewsContext,
  alert: Alert | undefined,
  now: number,
): Alert | null {
  if (after.status !== 'ready' || alert !== undefined) return null
  const key = orderKey(after)
  const call = {
    id: `order:${key}`,
    kind: 'order-ready',
    rule: 'order-ready',
    severity: 'info',
    source: after.source,
    subject: key,
    params: {
      orderId: after.orderId,
      patientName: after.patientName,
      branch: context.branchName,
    } satisfies OrderAlertParams,
  } as const
  return raise(call, undefined, now)
}
