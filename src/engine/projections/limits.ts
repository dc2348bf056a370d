import type { Alert } from '../../shared/domain/alert.ts'
import type { CollectionName, Collections } from '../../shared/domain/collections.ts'
import type { Draft } from './view.ts'

/** How much of each list the screen keeps; the journal has the rest. */
export const listLimits = {
  transactionsPerSource: 500,
  ordersPerSource: 500,
  feed: 500,
  gaps: 200,
  /** Resolved alerts, and again answered ones that nothing will resolve. Open ones all stay. */
  doneAlerts: 500,
} as const

/**
 * Drops what is beyond the limits, oldest first. Run once per transaction, after its projections, so that a burst costs
 * one sort and not one per event.
 */
export function trimLists(draft: Draft): void {
  trim(
    draft,
    'transactions',
    listLimits.transactionsPerSource,
    (value) => value.source,
    (value) => value.at,
  )
  trim(
    draft,
    'orders',
    listLimits.ordersPerSource,
    (value) => value.source,
    (value) => value.at,
  )
  trim(
    draft,
    'gaps',
    listLimits.gaps,
    () => '',
    (value) => value.at,
  )
  trim(draft, 'alerts', listLimits.doneAlerts, doneGroup, (value) => value.changedAt)
}

function doneGroup(alert: Alert): string | null {
  if (alert.state === 'resolved') return 'resolved'
  return alert.state === 'acknowledged' && alert.kind === 'order-ready' ? 'answered' : null
}

function trim<C extends CollectionName>(
  draft: Draft,
  collection: C,
  limit: number,
  groupOf: (value: Collections[C]) => string | null,
  timeOf: (value: Collections[C]) => number,
): void {
  if (isUntouched(draft, collection) || draft.size(collection) <= limit) return
  const groups = new Map<string, { readonly key: string; readonly at: number }[]>()
  for (const [key, value] of draft.entries(collection)) {
    const group = groupOf(value)
    if (group === null) continue
    const entry = { key, at: timeOf(value) }
    const entries = groups.get(group)
    if (entries === undefined) groups.set(group, [entry])
    else entries.push(entry)
  }
  for (const entries of groups.values()) {
    if (entries.length <= limit) continue
    entries.sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
    for (const { key } of entries.slice(limit)) draft.set([collection, key, null])
  }
}

function isUntouched(draft: Draft, collection: CollectionName): boolean {
  for (const _key of draft.touched(collection)) return false
  return true
}
