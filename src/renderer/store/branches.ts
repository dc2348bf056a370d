import type { BranchFacet, StockFacets } from './stock-facets.ts'
import { branchKey, branchOf } from './stock-order.ts'

/** Anything that was told of a branch. */
interface OfBranch {
  readonly source: string
  readonly branch: string
}

/**
 * Branches of all sources, by name: those that have stock, and those that only sell. A source with one branch has
 * nothing to choose from, so where every source has at most one, there is none at all (a cashier sees only their own).
 */
export function choosableBranches(
  facets: Pick<StockFacets, 'branches' | 'branchName'>,
  rows: Iterable<OfBranch>,
): readonly BranchFacet[] {
  const found = new Map(facets.branches().map((branch) => [branch.key, branch]))
  for (const row of rows) {
    const key = branchKey(row)
    if (row.branch === '' || found.has(key)) continue
    const { source, branch: id } = row
    found.set(key, { key, id, name: facets.branchName(source, id), source })
  }
  const branches = [...found.values()]
  const several = branches.some((one) =>
    branches.some((other) => other.source === one.source && other.key !== one.key),
  )
  if (!several) return []
  return branches.sort((a, b) => a.name.localeCompare(b.name) || a.source.localeCompare(b.source))
}

/**
 * The branches with the chosen one among them, also when it is gone: the filter is still on, and a list that shows "all
 * branches" instead could not be used to take it off.
 *
 * @param chosen key of a branch; '' for none
 */
export function withChosen(
  branches: readonly BranchFacet[],
  chosen: string,
  nameOf: StockFacets['branchName'],
): readonly BranchFacet[] {
  const gone = branches.some(({ key }) => key === chosen) ? null : branchOf(chosen)
  if (gone === null) return branches
  const { source, branch: id } = gone
  return [{ key: chosen, id, name: nameOf(source, id), source }, ...branches]
}
