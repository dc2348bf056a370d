import { assertNever } from '../../shared/assert-never.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import { noFilter } from './stock-order.ts'
import { everyLine, goTo, setFilter, setLogs, type ViewName, type ViewStore } from './view-state.ts'

/** Where an alert's thing is on the screen. */
export type AlertPlace =
  | { readonly view: 'stock'; readonly text: string }
  | { readonly view: 'logs'; readonly source: string }
  | { readonly view: Extract<ViewName, 'sales' | 'jobs' | 'episodes' | 'stats' | 'sources'> }

/** The place of what an alert is about. A rule of the user's own may be about anything: there it is the source. */
export function placeOf(alert: Pick<Alert, 'kind' | 'params' | 'source'>): AlertPlace {
  switch (alert.kind) {
    case 'stock-medium':
    case 'stock-low':
    case 'stock-out':
    case 'stock-negative':
      return { view: 'stock', text: String(alert.params.code || alert.params.name || '') }
    case 'transaction-new':
    case 'order-ready':
      return { view: 'sales' }
    case 'episode-new':
      return { view: 'episodes' }
    case 'job-failed':
    case 'watcher-stopped':
      return { view: 'jobs' }
    case 'pending-high':
      return { view: 'stats' }
    case 'log-error':
      return { view: 'logs', source: alert.source }
    case 'source-silent':
    case 'custom':
      return { view: 'sources' }
    default:
      return assertNever(alert.kind)
  }
}

/** Goes to what an alert is about, with nothing else in its way. */
export function showPlace(store: ViewStore, place: AlertPlace): void {
  if (place.view === 'stock') setFilter(store, 'stock', { ...noFilter, text: place.text })
  if (place.view === 'logs') {
    setLogs(store, { ...everyLine, source: place.source, levels: ['error', 'critical'] })
  }
  goTo(store, place.view)
}
