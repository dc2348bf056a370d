import { useCallback, useMemo } from 'react'
import type { SourceView } from '../../../shared/domain/connection.ts'
import type { StockItem } from '../../../shared/domain/stock.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { embeddedSource } from '../../store/embedded-source.ts'
import type { BranchFacet } from '../../store/stock-facets.ts'
import { isSellable } from './sellable.ts'

/** Where the sale form can sell: the embedded hub and its branches. */
export interface PosPlace {
  readonly hub: SourceView | undefined
  readonly branches: readonly BranchFacet[]
}

/** The hub, and the branches that have stock there. */
export function usePosPlace(): PosPlace {
  const { sources, stockFacets, store } = useConsole()
  const listed = useVersion(store.tables.sources)
  const counted = useVersion(stockFacets)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(() => {
    const hub = embeddedSource(sources)
    return { hub, branches: stockFacets.branches().filter((branch) => branch.source === hub?.id) }
  }, [listed, counted])
}

/** The test for items that one branch of the hub can sell. */
export function useSellable(hubId: string, branch: string): (item: StockItem) => boolean {
  return useCallback(
    (item) => isSellable(item) && item.source === hubId && item.branch === branch,
    [hubId, branch],
  )
}
