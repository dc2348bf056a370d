import type { Alert } from '../../shared/domain/alert.ts'
import type {
  LogAlertParams,
  OrderAlertParams,
  TransactionAlertParams,
} from '../../shared/domain/alert-params.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { type Transaction, transactionKey } from '../../shared/domain/sale.ts'
import { type AlertCall, raise } from './alert-life.ts'
import { toldAnew } from './breach.ts'
import type { RuleContext } from './rule-context.ts'

/** Words about a thing that the thing itself does not have. */
export interface NewsContext {
  readonly branchName: string
  readonly currency: string
}

/** Finds them; asked for only when something is told. */
export type NewsOf = (place: { readonly source: string; readonly branch: string }) => NewsContext

/** Longest line that an alert tells, characters. */
const lineLimit = 500

/** Mere information needs nobody, so it is born resolved and only shows as a toast; what was made louder waits for an answer. */
export function raiseNews(call: AlertCall, now: number): Alert {
  const alert = raise(call, undefined, now)
  return call.severity === 'info' ? { ...alert, state: 'resolved' } : alert
}

/** A new transaction (O3) of at least the rule's limit, minor units. Told once. */
export function transactionRule(
  transaction: Transaction,
  newsOf: NewsOf,
  alert: Alert | undefined,
  { rules, now }: RuleContext,
): Alert | null {
  if (alert !== undefined || !rules.takes('transaction-new', transaction.source)) return null
  const { severity, limit } = rules.builtIn('transaction-new')
  // A return is a transaction too: it counts by its size.
  if (Math.abs(transaction.amount) < (limit ?? 0)) return null
  const key = transactionKey(transaction)
  const news = newsOf(transaction)
  const call = {
    id: `transaction:${key}`,
    kind: 'transaction-new',
    rule: 'transaction-new',
    severity,
    source: transaction.source,
    subject: key,
    params: {
      number: transaction.number,
      amount: transaction.amount,
      currency: news.currency,
      payer: transaction.payer,
      patientName: transaction.patientName,
      branch: news.branchName,
    } satisfies TransactionAlertParams,
  } as const
  return raiseNews(call, now)
}

/** An order became ready for pickup (O3): somebody should call the customer, so it stays open until answered. */
export function orderRule(
  after: Order,
  newsOf: NewsOf,
  alert: Alert | undefined,
  { rules, now }: RuleContext,
): Alert | null {
  if (after.status !== 'ready' || alert !== undefined || !rules.takes('order-ready', after.source))
    return null
  const key = orderKey(after)
  const news = newsOf(after)
  const call = {
    id: `order:${key}`,
    kind: 'order-ready',
    rule: 'order-ready',
    severity: rules.builtIn('order-ready').severity,
    source: after.source,
    subject: key,
    params: {
      orderId: after.orderId,
      patientName: after.patientName,
      branch: news.branchName,
    } satisfies OrderAlertParams,
  } as const
  return raise(call, undefined, now)
}

/** Id of the one alert that the log of a source can have. */
export function logAlertId(source: string): string {
  return `log:${encodeURIComponent(source)}`
}

/**
 * Errors in the log of a source (D8): one alert for all of them. It grows with every line and calls once; only when
 * somebody has answered it do new lines call again.
 */
export function logRule(
  source: string,
  { count, message }: { readonly count: number; readonly message: string },
  alert: Alert | undefined,
  { rules, sourceName, now }: RuleContext,
): Alert | null {
  if (!rules.takes('log-error', source)) return null
  const line = message.length > lineLimit ? `${message.slice(0, lineLimit)}…` : message
  const params: LogAlertParams = { source: sourceName(source), message: line, count }
  if (alert !== undefined && (alert.state === 'open' || alert.state === 'snoozed')) {
    const before = Number(alert.params.count ?? 0)
    return toldAnew(alert, { params: { ...params, count: before + count } }, now)
  }
  const { severity } = rules.builtIn('log-error')
  const call = { kind: 'log-error', rule: 'log-error', severity, source, subject: source } as const
  return raise({ ...call, id: logAlertId(source), params: { ...params } }, alert, now)
}
