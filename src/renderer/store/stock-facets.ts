import { isLow, type StockItem, type StockLevel } from '../../shared/domain/stock.ts'
import type { Collection } from './collection.ts'
import { branchKey, needsAttention, type StockFilter } from './stock-order.ts'

/** One combination of branch, type and level, and how many items are in it. */
interface Cell {
  readonly branch: string
  readonly branchId: string
  readonly branchName: string
  readonly source: string
  readonly type: string
  readonly level: StockLevel
  count: number
}

/** A branch that has stock. */
export interface BranchFacet {
  readonly key: string
  /** The source's own id of the branch. */
  readonly id: string
  readonly name: string
  readonly source: string
}

/** Numbers beside the filters, counted without walking over the rows. */
export interface StockFacets {
  /** Items at the low limit or below, over everything (O8: the badge). */
  low(): number
  total(): number
  /** Items that need attention or all, within the filter's type and branch. */
  count(filter: Pick<StockFilter, 'level' | 'type' | 'branch'>): number
  branches(): readonly BranchFacet[]
  /** A branch's name for a person; its id where no stock has told the name. */
  branchName(source: string, branch: string): string
  /** Sources that have stock. */
  sources(): ReadonlySet<string>
  version(): number
  subscribe(listener: () => void): () => void
}

/** Keeps the counts of a stock collection; a change costs two additions. */
export function createStockFacets(collection: Collection<StockItem>): StockFacets {
  const cells = new Map<string, Cell>()
  const listeners = new Set<() => void>()
  let version = 0
  let told = 0
  let branches: readonly BranchFacet[] | null = null

  function add(item: StockItem, by: 1 | -1): void {
    const branch = branchKey(item)
    const key = `${branch}\u0000${item.productType}\u0000${item.level}`
    const cell = cells.get(key)
    if (cell) {
      cell.count += by
      if (cell.count === 0) cells.delete(key)
      if (cell.count === 0) branches = null
      return
    }
    const { source, productType: type, level } = item
    const branchName = item.branchName || item.branch
    cells.set(key, { branch, branchId: item.branch, branchName, source, type, level, count: by })
    branches = null
  }

  function countAll(): void {
    cells.clear()
    branches = null
    for (const item of collection.rows.values()) add(item, 1)
    version += 1
  }

  countAll()
  collection.attach({
    reset: countAll,
    change(_key, before, after) {
      if (before && after && before.level === after.level && before.productType === after.productType) return
      if (before) add(before, -1)
      if (after) add(after, 1)
      version += 1
    },
  })
  collection.subscribe(() => {
    if (told === version) return
    told = version
    for (const listener of [...listeners]) listener()
  })

  function sum(accept: (cell: Cell) => boolean): number {
    let count = 0
    for (const cell of cells.values()) if (accept(cell)) count += cell.count
    return count
  }

  return {
    low: () => sum((cell) => isLow(cell.level)),
    total: () => sum(() => true),
    count: (filter) =>
      sum(
        (cell) =>
          (filter.level === 'all' || needsAttention(cell)) &&
          (filter.type === '' || cell.type === filter.type) &&
          (filter.branch === '' || cell.branch === filter.branch),
      ),
    branches() {
      branches ??= listBranches(cells.values())
      return branches
    },
    branchName(source, branch) {
      branches ??= listBranches(cells.values())
      return branches.find((known) => known.source === source && known.id === branch)?.name ?? branch
    },
    sources() {
      branches ??= listBranches(cells.values())
      return new Set(branches.map((branch) => branch.source))
    },
    version: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function listBranches(cells: Iterable<Cell>): readonly BranchFacet[] {
  const found = new Map<string, BranchFacet>()
  for (const cell of cells) {
    if (!found.has(cell.branch)) {
      found.set(cell.branch, {
        key: cell.branch,
        id: cell.branchId,
        name: cell.branchName,
        source: cell.source,
      })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.source.localeCompare(b.source))
}
