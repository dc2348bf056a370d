import { useMemo } from 'react'
import { useConsole } from '../../app/console-context.tsx'
import { usePaced, useVersion } from '../../app/use-rows.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'
import { type RevenueSummary, summariseRevenue } from '../../store/revenue-summary.ts'

/** The summary of a source, told at once and then at most ten times a second. */
export function useRevenueSummary(id: string, branch: string | null): RevenueSummary | null {
  const { revenue } = useConsole().store.tables
  const read = useMemo(
    () => memoOnVersion(revenue.version, () => summariseRevenue(id, revenue.rows.values(), branch)),
    [id, branch, revenue],
  )
  return usePaced(revenue.subscribe, read)
}

/** Sources that have told of revenue, in their order. */
export function useRevenueSources(): readonly string[] {
  const { store, sources } = useConsole()
  const { revenue } = store.tables
  const known = useVersion(revenue)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(() => {
    const ids = new Set([...revenue.rows.values()].map((row) => row.source))
    return [...sources.entries()].map(({ key }) => key).filter((id) => ids.has(id))
  }, [known, listed])
}
