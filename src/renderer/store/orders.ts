import type { Alert, AlertState, Severity } from '../../shared/domain/alert.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { SourceNotification } from '../../shared/domain/notification.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Transaction } from '../../shared/domain/sale.ts'

/** Sources in the order of the settings. */
export function compareSources(a: SourceView, b: SourceView): number {
  return a.order - b.order
}

/** Latest first. */
export function compareTransactions(a: Transaction, b: Transaction): number {
  return b.at - a.at || byNumber.compare(b.number, a.number)
}

/** Receipts of systems that tell only the day: the higher number is the later one. */
const byNumber = new Intl.Collator('id', { numeric: true })

const stateRank: Readonly<Record<AlertState, number>> = { open: 0, snoozed: 1, acknowledged: 2, resolved: 2 }
const severityRank: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 }

/** What is open first, the loudest on top; what is settled by the time of its last change, latest first. */
export function compareAlerts(a: Alert, b: Alert): number {
  const state = stateRank[a.state] - stateRank[b.state]
  if (state !== 0) return state
  if (a.state === 'open') {
    const severity = severityRank[a.severity] - severityRank[b.severity]
    if (severity !== 0) return severity
  }
  return b.changedAt - a.changedAt
}

/** Notifications of sources, the latest on top; of one moment, the later id first. */
export function compareNotifications(a: SourceNotification, b: SourceNotification): number {
  return b.at - a.at || byNumber.compare(b.id, a.id)
}

/** Orders that wait for their customers: the one that waits longest is on top. */
export function compareOrders(a: Order, b: Order): number {
  return a.at - b.at || byNumber.compare(a.orderId, b.orderId)
}
