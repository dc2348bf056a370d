import { assertNever } from '../../shared/assert-never.ts'
import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import { transactionKey } from '../../shared/domain/sale.ts'
import type { Thresholds } from '../../shared/domain/stock.ts'
import { projectOrder, projectTransaction } from './records.ts'
import { projectRevenue } from './revenue.ts'
import { projectStock } from './stock.ts'
import type { Draft } from './view.ts'

/** What happened while projecting that a rule wants to know and the entries do not show. */
export interface Observations {
  /** Stock and order entries that a live message touched; a snapshot or a replay calls nobody. */
  readonly live: Set<string>
  /** Transactions that were news on their own, in order. */
  readonly announced: Set<string>
}

export function createObservations(): Observations {
  return { live: new Set(), announced: new Set() }
}

/**
 * Applies one event's facts to the draft. Facts about the connection (hello, gap, bye, heartbeat) mean nothing here.
 * Deterministic: the same view and event give the same patches.
 */
export function projectEvent(
  draft: Draft,
  event: NormalisedEvent,
  thresholds: Thresholds,
  seen: Observations,
): void {
  for (const fact of event.facts) projectFact(draft, event, fact, thresholds, seen)
}

function projectFact(
  draft: Draft,
  event: NormalisedEvent,
  fact: Fact,
  thresholds: Thresholds,
  seen: Observations,
): void {
  const { source, receivedAt, replay } = event
  const put = (patch: ReturnType<typeof projectStock>, live = !replay): void => {
    if (patch === null) return
    draft.set(patch)
    if (live) seen.live.add(`${patch[0]}/${patch[1]}`)
  }
  switch (fact.kind) {
    case 'stock':
      for (const item of fact.items) {
        const live = !replay && item.registered !== true
        put(projectStock(draft, item, { source, receivedAt, thresholds }), live)
      }
      return
    case 'revenue':
      put(projectRevenue(draft, { ...fact.revenue, source, receivedAt }))
      return
    case 'transactions':
      for (const row of fact.transactions) {
        const transaction = { ...row, source }
        put(projectTransaction(draft, transaction))
        if (fact.notify && !replay) seen.announced.add(transactionKey(transaction))
      }
      return
    case 'order':
      put(projectOrder(draft, { ...fact.order, source }))
      return
    case 'unknown':
    case 'hello':
    case 'gap':
    case 'bye':
    case 'heartbeat':
      return
    default:
      assertNever(fact)
  }
}
