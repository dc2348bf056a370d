import type { BranchName, Fact, NormalisedEvent, StockFact } from '../../shared/domain/event.ts'

/** Names that are remembered at the most; those told longest ago go first. */
const namesLimit = 1_000

/** Drops what is said of other branches than the source's settings name, in the order of the events. */
export type BranchFilter = (events: readonly NormalisedEvent[]) => readonly NormalisedEvent[]

/**
 * Drops what is said of other branches than the source's settings name (O14, issue 3.5), for every dialect in the same
 * way. The events themselves stay as they came, so the journal and the feed have all of them; one that is only about
 * other branches is marked, so that no rule of the user's own calls by it.
 *
 * A fact that names no branch stays: it is about the whole source, or its server does not say. Branches are compared by
 * id and by name, in any case. Stock says both, most other facts only one of them: which name belongs to which id is
 * learned from what the source says, so one filter is to be shared by all streams of a source. What nobody has told yet
 * is compared as it is.
 *
 * @param branches of the settings; none means all
 * @param known names of a former run
 */
export function createBranchFilter(
  branches: readonly string[],
  known: Iterable<BranchName> = [],
): BranchFilter {
  if (branches.length === 0) return (events) => events
  const wanted = new Set(branches.map(normal))
  /** By id, in the order of the last word; only of branches that are wanted. */
  const names = new Map<string, string>()

  function learn(branch: BranchName): void {
    const id = normal(branch.id)
    const name = normal(branch.name)
    if (id === '' || name === '' || id === name) return
    names.delete(id)
    if (!wanted.has(id) && !wanted.has(name)) return
    names.set(id, name)
    const [oldest] = names.keys()
    if (names.size > namesLimit && oldest !== undefined) names.delete(oldest)
  }

  /** Of a fact that says an id or a name, and not which of them. */
  function isWanted(branch: string): boolean {
    const told = normal(branch)
    if (told === '' || wanted.has(told) || wanted.has(names.get(told) ?? '')) return true
    for (const id of wanted) if (names.get(id) === told) return true
    return false
  }

  function isWantedItem({ branch, branchName }: StockFact): boolean {
    const [id, name] = [normal(branch), normal(branchName)]
    // Two branches may have one name: where both are said, nothing is to be guessed.
    return id === '' || name === '' || id === name ? isWanted(id || name) : wanted.has(id) || wanted.has(name)
  }

  function filtered(fact: Fact): readonly Fact[] {
    switch (fact.kind) {
      case 'stock': {
        const items = fact.items.filter(isWantedItem)
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

  for (const branch of known) learn(branch)
  return (events) =>
    events.map((event) => {
      for (const branch of event.facts.flatMap(branchesOf)) learn(branch)
      const facts = event.facts.flatMap(filtered)
      if (!event.facts.some(isOfBranch) || facts.some(isOfBranch)) return { ...event, facts }
      return { ...event, facts: facts.filter(({ kind }) => kind !== 'notification'), elsewhere: true }
    })
}

function branchesOf(fact: Fact): readonly BranchName[] {
  if (fact.kind === 'branches') return fact.branches
  return fact.kind === 'stock'
    ? fact.items.map(({ branch, branchName }) => ({ id: branch, name: branchName }))
    : []
}

/** What is of one branch; a row of the notifications that comes with it tells the same (O3). */
function isOfBranch({ kind }: Fact): boolean {
  return ['stock', 'transactions', 'revenue', 'order', 'cashiers'].includes(kind)
}

function normal(name: string): string {
  return name.trim().toLowerCase()
}
