import { assertNever } from '../../shared/assert-never.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import type { Collection } from './collection.ts'
import type { ConsoleStore } from './console-store.ts'
import { noFilter } from './stock-order.ts'
import { everyLine, goTo, setFilter, setLogs, type ViewName, type ViewStore } from './view-state.ts'

/** Where an alert's thing is on the screen. */
export type AlertPlace =
  | { readonly view: 'stock'; readonly text: string }
  | { readonly view: 'logs'; readonly source: string }
  | { readonly view: Extract<ViewName, 'sales' | 'jobs' | 'episodes' | 'stats' | 'sources'> }

/** What is searched for the thing that a rule of the user's own names. */
type Tables = Pick<ConsoleStore['tables'], 'stock' | 'jobs' | 'transactions' | 'orders' | 'episodes'>

/**
 * The place of what an alert is about. A rule of the user's own may be about anything: what it names is looked for among
 * what the source has told, else it is the source itself.
 */
export function placeOf(
  alert: Pick<Alert, 'kind' | 'params' | 'source' | 'subject'>,
  tables: Tables,
): AlertPlace {
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
    case 'custom':
      return placeOfNamed(alert, tables) ?? { view: 'sources' }
    case 'source-silent':
      return { view: 'sources' }
    default:
      return assertNever(alert.kind)
  }
}

function placeOfNamed(
  { source, subject }: Pick<Alert, 'source' | 'subject'>,
  tables: Tables,
): AlertPlace | null {
  if (subject === '') return null
  function find<T extends { readonly source: string }>(
    { rows }: Collection<T>,
    isNamed: (row: T) => boolean,
  ): T | undefined {
    for (const row of rows.values()) if (row.source === source && isNamed(row)) return row
    return undefined
  }
  const item = find(tables.stock, ({ productId, code }) => productId === subject || code === subject)
  if (item) return { view: 'stock', text: item.code || item.name }
  if (find(tables.jobs, ({ jobId }) => jobId === subject)) return { view: 'jobs' }
  if (find(tables.episodes, ({ episodeId }) => episodeId === subject)) return { view: 'episodes' }
  const sold =
    find(tables.transactions, ({ number }) => number === subject) ??
    find(tables.orders, ({ orderId }) => orderId === subject)
  return sold ? { view: 'sales' } : null
}

/** Goes to what an alert is about, with nothing else in its way. */
export function showPlace(store: ViewStore, place: AlertPlace): void {
  if (place.view === 'stock') setFilter(store, 'stock', { ...noFilter, text: place.text })
  if (place.view === 'logs') {
    setLogs(store, { ...everyLine, source: place.source, levels: ['error', 'critical'] })
  }
  goTo(store, place.view)
}
