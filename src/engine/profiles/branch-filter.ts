import type { Fact, NormalisedEvent, StockFact } from '../../shared/domain/event.ts'

/**
 * Drops what is said of other branches than the source's settings name (O14, issue 3.5), for every dialect in the same
 * way. The events themselves stay as they came, so the journal and the feed have all of them.
 *
 * A fact that names no branch stays: it is about the whole source, or its server does not say. Branches are compared by
 * id and by name, in any case.
 *
 * @param branches of the settings; none means all
 */
export function ofBranches(
  events: readonly NormalisedEvent[],
  branches: readonly string[],
): readonly NormalisedEvent[] {
  if (branches.length === 0) return events
  const wanted = new Set(branches.map(normal))
  const isWanted = (...names: readonly string[]): boolean =>
    names.every((name) => name === '') || names.some((name) => wanted.has(normal(name)))
  return events.map((event) => {
    const facts = event.facts.flatMap((fact) => filtered(fact, isWanted))
    const isElsewhere = event.facts.some(isNews) && !facts.some(isNews)
    return { ...event, facts: isElsewhere ? facts.filter(({ kind }) => kind !== 'notification') : facts }
  })
}

/** What a row of the notifications tells of, where both come with one event (O3). */
function isNews({ kind }: Fact): boolean {
  return kind === 'transactions' || kind === 'order'
}

function normal(name: string): string {
  return name.trim().toLowerCase()
}

function filtered(fact: Fact, isWanted: (...names: readonly string[]) => boolean): readonly Fact[] {
  switch (fact.kind) {
    case 'stock': {
      const items = fact.items.filter(({ branch, branchName }: StockFact) => isWanted(branch, branchName))
      return items.length > 0 ? [{ ...fact, items }] : []
    }
    case 'transactions': {
      const transactions = fact.transactions.filter(({ branch }) => isWanted(branch))
      return transactions.length > 0 ? [{ ...fact, transactions }] : []
    }
    case 'revenue':
      return isWanted(fact.revenue.branch) ? [fact] : []
    case 'order':
      return isWanted(fact.order.branch) ? [fact] : []
    case 'cashiers':
      return isWanted(fact.branch) ? [fact] : []
    default:
      return [fact]
  }
}
