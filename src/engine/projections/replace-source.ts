import { assertNever } from '../../shared/assert-never.ts'
import { cashierKey } from '../../shared/domain/cashier.ts'
import { episodeKey } from '../../shared/domain/episode.ts'
import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import { isEnded, jobKey } from '../../shared/domain/job.ts'
import { fileKey } from '../../shared/domain/library.ts'
import { notificationKey } from '../../shared/domain/notification.ts'
import { type Order, orderKey } from '../../shared/domain/order.ts'
import { revenueKey } from '../../shared/domain/revenue.ts'
import { transactionKey } from '../../shared/domain/sale.ts'
import { stockKey } from '../../shared/domain/stock.ts'
import { type ProjectContext, snapshotLineIds } from './context.ts'
import { appendMissingLines } from './logs.ts'
import { createObservations, projectEvent } from './project.ts'
import type { Draft } from './view.ts'

const replaced = [
  'stock',
  'revenue',
  'cashiers',
  'transactions',
  'orders',
  'jobs',
  'files',
  'watchers',
  'caches',
  'episodes',
  'stats',
  'notifications',
] as const

/**
 * Makes a source's entries what its snapshot says: entries that the snapshot does not have are gone (a restored backup,
 * a deleted product). Alerts, gaps and the feed are the console's own and stay; so do log lines, which are a history.
 * Calls nobody.
 *
 * @param events the snapshot, read by its profile
 * @param nextEventId number that the next stored event will have
 */
export function replaceSource(
  draft: Draft,
  source: string,
  events: readonly NormalisedEvent[],
  context: ProjectContext,
  nextEventId: number,
): void {
  const named = new Set<string>()
  for (const event of events) for (const key of namedKeys(source, event)) named.add(key)
  for (const collection of replaced) {
    const gone: string[] = []
    for (const [key, value] of draft.entries(collection)) {
      if (value.source === source && !named.has(`${collection}/${key}`)) gone.push(key)
    }
    for (const key of gone) draft.set([collection, key, null])
  }
  forgetStatus(draft, source)
  const ignored = createObservations()
  const lineIds = snapshotLineIds(nextEventId, (id) => draft.get('logs', id) !== undefined)
  for (const event of events) {
    const facts = inOrderOfTime(event.facts)
    for (const fact of facts) forgetNewer(draft, source, fact)
    const lines = facts.flatMap((fact) => (fact.kind === 'log' ? [fact.line] : []))
    appendMissingLines(draft, source, lines, lineIds)
    const rest = facts.filter(({ kind }) => kind !== 'log')
    projectEvent(draft, { ...event, facts: rest, replay: true }, context, ignored, lineIds)
  }
}

/** A snapshot may say that an order is open again; the projection of single events may not. */
function forgetStatus(draft: Draft, source: string): void {
  const orders: (readonly [string, Order])[] = []
  for (const [key, order] of draft.entries('orders')) {
    if (order.source === source && order.status === 'ready') orders.push([key, order])
  }
  for (const [key, order] of orders) draft.set(['orders', key, { ...order, status: 'open' }])
}

/** And it may say what is older than what is known: the log was rolled back. */
function forgetNewer(draft: Draft, source: string, fact: Fact): void {
  if (fact.kind === 'job') {
    const key = jobKey({ source, jobId: fact.job.jobId })
    const known = draft.get('jobs', key)
    if (known === undefined) return
    const runsAgain = isEnded(known.status) && !isEnded(fact.job.status)
    if (runsAgain || fact.job.at < known.changedAt) draft.set(['jobs', key, null])
  } else if (fact.kind === 'file') {
    const key = fileKey({ source, path: fact.file.path })
    if (fact.file.at < (draft.get('files', key)?.at ?? 0)) draft.set(['files', key, null])
  } else if (fact.kind === 'watcher') {
    const known = draft.get('watchers', source)
    if (fact.watcher.changedAt < (known?.changedAt ?? 0)) draft.set(['watchers', source, null])
  } else if (fact.kind === 'cache') {
    const known = draft.get('caches', source)
    if (fact.cache.changedAt < (known?.changedAt ?? 0)) draft.set(['caches', source, null])
  }
}

/** Snapshots tell lists latest first; what is trimmed by recency must come oldest first. */
function inOrderOfTime(facts: readonly Fact[]): readonly Fact[] {
  const timed = facts
    .flatMap((fact) => {
      const at = timeOf(fact)
      return at === null ? [] : [{ at, fact }]
    })
    // Of two of one instant the one that is told later is the older.
    .reverse()
    .sort((a, b) => a.at - b.at)
    .map(({ fact }) => fact)
  return [...facts.filter((fact) => timeOf(fact) === null), ...timed]
}

function timeOf(fact: Fact): number | null {
  if (fact.kind === 'job') return fact.job.at
  if (fact.kind === 'file') return fact.file.at
  if (fact.kind === 'notification') return fact.notification.at
  return fact.kind === 'log' ? fact.line.at : null
}

function* namedKeys(source: string, event: NormalisedEvent): Iterable<string> {
  for (const fact of event.facts) {
    switch (fact.kind) {
      case 'stock':
        for (const item of fact.items) yield `stock/${stockKey({ source, ...item })}`
        break
      case 'revenue':
        yield `revenue/${revenueKey({ source, branch: fact.revenue.branch })}`
        break
      case 'cashiers':
        for (const { name } of fact.cashiers) {
          yield `cashiers/${cashierKey({ source, branch: fact.branch, name })}`
        }
        break
      case 'transactions':
        for (const { number } of fact.transactions) {
          yield `transactions/${transactionKey({ source, number })}`
        }
        break
      case 'order':
        yield `orders/${orderKey({ source, orderId: fact.order.orderId })}`
        break
      case 'job':
        yield `jobs/${jobKey({ source, jobId: fact.job.jobId })}`
        break
      case 'file':
        yield `files/${fileKey({ source, path: fact.file.path })}`
        break
      case 'watcher':
        yield `watchers/${source}`
        break
      case 'cache':
        yield `caches/${source}`
        break
      case 'episodes':
        for (const { episodeId } of fact.episodes) yield `episodes/${episodeKey({ source, episodeId })}`
        break
      case 'episode':
        if (fact.episode !== null) yield `episodes/${episodeKey({ source, episodeId: fact.episodeId })}`
        break
      case 'stats':
        yield `stats/${source}`
        break
      case 'notification':
        yield `notifications/${notificationKey({ source, id: fact.notification.id })}`
        break
      case 'log':
      case 'readings':
      case 'branches':
      case 'episodes-changed':
      case 'unknown':
      case 'hello':
      case 'gap':
      case 'bye':
      case 'heartbeat':
        break
      default:
        assertNever(fact)
    }
  }
}
