import type { Alert } from '../../shared/domain/alert.ts'

/** How many alerts are open, and whether one of them is critical. */
export function countOpen(alerts: Iterable<Alert>): { readonly count: number; readonly urgent: boolean } {
  let count = 0
  let urgent = false
  for (const alert of alerts) {
    if (alert.state !== 'open') continue
    count += 1
    if (alert.severity === 'critical') urgent = true
  }
  return { count, urgent }
}
