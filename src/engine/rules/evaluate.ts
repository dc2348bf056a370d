import type { Alert } from '../../shared/domain/alert.ts'
import type { Episode } from '../../shared/domain/episode.ts'
import { defaultCurrency } from '../../shared/domain/money.ts'
import { revenueKey } from '../../shared/domain/revenue.ts'
import type { Observations } from '../projections/project.ts'
import type { Draft } from '../projections/view.ts'
import { episodeRule } from './episode-rule.ts'
import { type NewsContext, orderRule, transactionRule } from './news-rules.ts'
import { stockAlertId, stockRule } from './stock-rule.ts'

/** New transactions of one tick that become alerts; a catch-up of a whole night must not be a storm of toasts. */
const announcedLimit = 10

/**
 * Runs the rules over everything that a draft changed, and puts the alerts that follow into the same draft, so that an
 * alert and its cause are kept or lost together.
 *
 * Rules see an item before and after the whole transaction, not every step: an item that fell through three levels in
 * one tick calls once, with its final level.
 */
export function evaluateRules(draft: Draft, seen: Observations, now: number): void {
  const put = (alert: Alert | null): void => {
    if (alert !== null) draft.set(['alerts', alert.id, alert])
  }
  for (const key of draft.touched('stock')) {
    const change = {
      key,
      before: draft.before('stock', key),
      after: draft.get('stock', key),
      live: seen.live.has(`stock/${key}`),
    }
    put(stockRule(change, draft.get('alerts', stockAlertId(key)), now))
  }
  for (const key of draft.touched('orders')) {
    const order = draft.get('orders', key)
    if (order === undefined || !seen.live.has(`orders/${key}`)) continue
    if (draft.before('orders', key)?.status === 'ready') continue
    put(orderRule(order, contextOf(draft, order), draft.get('alerts', `order:${key}`), now))
  }
  for (const key of [...seen.announced].slice(-announcedLimit)) {
    const transaction = draft.get('transactions', key)
    if (transaction === undefined) continue
    const alert = draft.get('alerts', `transaction:${key}`)
    put(transactionRule(transaction, contextOf(draft, transaction), alert, now))
  }
  for (const episodes of arrivedBySource(draft, seen).values()) {
    const alertOf = (id: string): Alert | undefined => draft.get('alerts', id)
    put(episodeRule(episodes, alertOf, now))
  }
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

function contextOf(draft: Draft, place: { readonly source: string; readonly branch: string }): NewsContext {
  const total = { source: place.source, branch: '' }
  const revenue = draft.get('revenue', revenueKey(place)) ?? draft.get('revenue', revenueKey(total))
  return { branchName: branchNameOf(draft, place), currency: revenue?.currency ?? defaultCurrency }
}

/** Sales and orders name their branch by id; the goods of that branch know what people call it. */
function branchNameOf(
  draft: Draft,
  { source, branch }: { readonly source: string; readonly branch: string },
): string {
  if (branch === '') return ''
  for (const [, item] of draft.entries('stock')) {
    if (item.source === source && item.branch === branch) return item.branchName || branch
  }
  return branch
}
