import type { Alert } from '../../shared/domain/alert.ts'
import type { Episode } from '../../shared/domain/episode.ts'
import { defaultCurrency } from '../../shared/domain/money.ts'
import { revenueKey } from '../../shared/domain/revenue.ts'
import type { Observations } from '../projections/project.ts'
import type { Draft } from '../projections/view.ts'
import { episodeRule } from './episode-rule.ts'
import { jobRule, pendingRule, watcherRule } from './library-rules.ts'
import { logAlertId, logRule, type NewsOf, orderRule, transactionRule } from './news-rules.ts'
import { settleOwn } from './own-breaches.ts'
import type { RuleContext } from './rule-context.ts'
import { settleStock } from './settle-stock.ts'
import { type Case, settle, stands } from './standing.ts'

/**
 * Runs the rules over everything that a draft changed, and puts the alerts that follow into the same draft, so that an
 * alert and its cause are kept or lost together.
 *
 * Rules see an item before and after the whole transaction, not every step: an item that fell through three levels in
 * one tick calls once, with its final level.
 */
export function evaluateRules(draft: Draft, seen: Observations, context: RuleContext): void {
  for (const key of draft.touched('stock')) settleStock(draft, key, seen, context)
  for (const key of draft.touched('jobs')) settleJob(draft, key, seen, context)
  for (const key of draft.touched('watchers')) settleWatcher(draft, key, seen, context)
  for (const key of draft.touched('stats')) settlePending(draft, key, seen, context)
  tellNews(draft, seen, context)
  for (const [source, errors] of seen.errors) {
    put(draft, logRule(source, errors, draft.get('alerts', logAlertId(source)), context))
  }
  if (seen.own.size > 0) settleOwn(draft, seen.own, context)
}

function settleJob(draft: Draft, key: string, seen: Observations, context: RuleContext): void {
  const live = seen.live.jobs.has(key)
  const before = live ? seen.live.jobs.get(key) : draft.before('jobs', key)
  const after = draft.get('jobs', key)
  const source = after?.source ?? before?.source ?? ''
  const thing: Case = { alertId: `job:${key}`, source, key, rule: 'job-failed' }
  settle(draft, jobRule({ before, after, live }, context), thing, context)
}

/** The watcher of one source; its id is the key. */
export function settleWatcher(draft: Draft, source: string, seen: Observations, context: RuleContext): void {
  const live = seen.live.watchers.has(source)
  const before = live ? seen.live.watchers.get(source) : draft.before('watchers', source)
  const verdict = watcherRule({ before, after: draft.get('watchers', source), live }, context)
  settle(draft, verdict, perSource('watcher', source, 'watcher-stopped'), context)
}

/** The figures of one source; its id is the key. */
export function settlePending(draft: Draft, source: string, seen: Observations, context: RuleContext): void {
  const live = seen.live.stats.has(source)
  const before = live ? seen.live.stats.get(source) : draft.before('stats', source)
  const thing = perSource('pending', source, 'pending-high')
  const change = { before, after: draft.get('stats', source), live }
  settle(draft, pendingRule(change, stands(draft, thing), context), thing, context)
}

function perSource(name: string, source: string, rule: Case['rule']): Case {
  return { alertId: `${name}:${encodeURIComponent(source)}`, source, key: source, rule }
}

/** What happened once and is not over by itself: orders, sales, episodes. */
function tellNews(draft: Draft, seen: Observations, context: RuleContext): void {
  const newsOf = createNewsContext(draft)
  for (const [key, before] of seen.live.orders) {
    const order = draft.get('orders', key)
    if (order === undefined || before?.status === 'ready') continue
    put(draft, orderRule(order, newsOf, draft.get('alerts', `order:${key}`), context))
  }
  for (const key of seen.announced) {
    const transaction = draft.get('transactions', key)
    if (transaction === undefined) continue
    put(draft, transactionRule(transaction, newsOf, draft.get('alerts', `transaction:${key}`), context))
  }
  for (const episodes of arrivedBySource(draft, seen).values()) {
    put(
      draft,
      episodeRule(episodes, (id) => draft.get('alerts', id), context),
    )
  }
}

function put(draft: Draft, alert: Alert | null): void {
  if (alert !== null) draft.set(['alerts', alert.id, alert])
}

/** What came and is still there at the end of the transaction, by source. */
function arrivedBySource(draft: Draft, seen: Observations): ReadonlyMap<string, readonly Episode[]> {
  const sources = new Map<string, Episode[]>()
  for (const key of seen.arrived) {
    const episode = draft.get('episodes', key)
    if (episode === undefined) continue
    const known = sources.get(episode.source)
    if (known === undefined) sources.set(episode.source, [episode])
    else known.push(episode)
  }
  return sources
}

/** Names of branches are looked up once for all news of a transaction: a burst of sales must not walk the stock for each. */
function createNewsContext(draft: Draft): NewsOf {
  const names = new Map<string, string>()
  return (place) => {
    const total = { source: place.source, branch: '' }
    const revenue = draft.get('revenue', revenueKey(place)) ?? draft.get('revenue', revenueKey(total))
    const key = revenueKey(place)
    const branchName = names.get(key) ?? branchNameOf(draft, place)
    names.set(key, branchName)
    return { branchName, currency: revenue?.currency ?? defaultCurrency }
  }
}

/** Sales and orders name their branch by id; the goods of that branch know what people call it. */
function branchNameOf(draft: Draft, { source, branch }: Parameters<NewsOf>[0]): string {
  if (branch === '') return ''
  for (const [, item] of draft.entries('stock')) {
    if (item.source === source && item.branch === branch) return item.branchName || branch
  }
  return branch
}
