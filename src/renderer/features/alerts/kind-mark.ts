import type { Alert, AlertKind } from '../../../shared/domain/alert.ts'
import type { MarkName } from '../../ui/mark.tsx'

/** The shape of what an alert is about; of the critical dialog, where all are equally loud. */
export const kindMark: Readonly<Record<AlertKind, MarkName>> = {
  'stock-negative': 'negative',
  'stock-out': 'out',
  'stock-low': 'low',
  'stock-medium': 'medium',
  'watcher-stopped': 'off',
  'source-silent': 'stale',
  'job-failed': 'error',
  'log-error': 'error',
  'pending-high': 'warning',
  custom: 'critical',
  'order-ready': 'info',
  'transaction-new': 'info',
  'episode-new': 'info',
}

const worstFirst = Object.keys(kindMark)

/** The worst kind first; of one kind the one that called last. */
export function compareWorst(a: Alert, b: Alert): number {
  return worstFirst.indexOf(a.kind) - worstFirst.indexOf(b.kind) || b.raisedAt - a.raisedAt
}
