import { type Alert, isEndless } from '../../shared/domain/alert.ts'
import type { CollectionName, Collections } from '../../shared/domain/collections.ts'
import { type RecencyList, recencyGroup, recencyLists } from './recency.ts'
import type { Draft } from './view.ts'

/** How much of each list the screen keeps; the journal has the rest. */
export const listLimits = {
  transactionsPerSource: 500,
  ordersPerSource: 500,
  feed: 500,
  gaps: 200,
  /**
   * Alerts that are over, news that needed nobody, and answered ones that nothing will resolve: each so many, so that a
   * day's sales push no trouble out of the inbox, and a thousand alerts of a minute are all in it (issue 4.5). Open ones
   * all stay.
   */
  doneAlerts: 1_500,
  /** The first of a source's list; kept by the projection. */
  episodesPerSource: 500,
} as const

/** Entries of the long lists per source; of jobs only those that have ended count, the others all stay. */
export const recencyLimits: Readonly<Record<RecencyList, number>> = {
  jobs: 500,
  files: 2_000,
  notifications: 500,
  logs: 5_000,
}

/**
 * Drops what is beyond the limits, oldest first. Run once per transaction, after its projections, so that a burst costs
 * one sort and not one per event; the long lists are not sorted at all.
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
  for (const list of recencyLists) trimByRecency(draft, list)
}

function doneGroup(alert: Alert): string | null {
  if (alert.state === 'resolved') return alert.severity === 'info' ? 'news' : 'resolved'
  return alert.state === 'acknowledged' && isEndless(alert) ? 'answered' : null
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

/** Costs what the draft touched, whatever the length of the list. */
function trimByRecency(draft: Draft, list: RecencyList): void {
  const grown = new Map<string, number>()
  const fresh = new Map<string, string[]>()
  const add = (group: string | null, count: number): void => {
    if (group !== null) grown.set(group, (grown.get(group) ?? 0) + count)
  }
  for (const key of draft.touched(list)) {
    const before = draft.before(list, key)
    const after = draft.get(list, key)
    if (before !== undefined) add(recencyGroup(list, before), -1)
    if (after === undefined) continue
    const group = recencyGroup(list, after)
    add(group, 1)
    if (group === null) continue
    const keys = fresh.get(group)
    if (keys === undefined) fresh.set(group, [key])
    else keys.push(key)
  }
  const touched = new Set(draft.touched(list))
  for (const [group, count] of grown) {
    const surplus = draft.recency.count(list, group) + count - recencyLimits[list]
    if (surplus <= 0) continue
    const gone: string[] = []
    for (const key of draft.recency.oldest(list, group)) {
      if (gone.length >= surplus) break
      if (!touched.has(key)) gone.push(key)
    }
    gone.push(...(fresh.get(group) ?? []).slice(0, surplus - gone.length))
    for (const key of gone) draft.set([list, key, null])
  }
}

function isUntouched(draft: Draft, collection: CollectionName): boolean {
  for (const _key of draft.touched(collection)) return false
  return true
}
