import type { Alert } from '../../../shared/domain/alert.ts'

/** Critical alerts that nobody answered: how many, and the one that was raised last. */
export function newestCritical(alerts: Iterable<Alert>): {
  readonly count: number
  readonly newest: Alert | null
} {
  let count = 0
  let newest: Alert | null = null
  for (const alert of alerts) {
    if (alert.state !== 'open' || alert.severity !== 'critical') continue
    count += 1
    if (newest === null || alert.raisedAt > newest.raisedAt) newest = alert
  }
  return { count, newest }
}
