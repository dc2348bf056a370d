import { useMemo } from 'react'
import { useConsole, useView } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { embeddedSource } from '../../store/embedded-source.ts'
import { branchOf } from '../../store/stock-order.ts'
import { RevenueGroup } from './revenue-group.tsx'
import styles from './revenue-tiles.module.css'

/**
 * One group of tiles for each source that has revenue: different systems count differently, so nothing is added up
 * over them. Where no source has told any figure yet, one empty group says so. A chosen branch leaves its own figures.
 */
export function RevenueTiles() {
  const { store, sources } = useConsole()
  const { revenue } = store.tables
  const chosen = useView((state) => branchOf(state.filters.stock.branch))
  const known = useVersion(revenue)
  const listed = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  const withRevenue = useMemo(() => {
    const ids = new Set([...revenue.rows.values()].map((row) => row.source))
    return [...sources.entries()].map(({ key }) => key).filter((id) => ids.has(id))
  }, [known, listed])
  const first = embeddedSource(sources)?.id ?? sources.at(0)?.value.id ?? ''
  const all = withRevenue.length > 0 ? withRevenue : [first]
  const groups = chosen === null ? all : [chosen.source]
  return (
    <div className={styles.groups}>
      {groups.map((id) => (
        <RevenueGroup
          // Another branch is another figure, not a change of this one.
          key={`${id} ${chosen?.branch ?? ''}`}
          source={id}
          branch={chosen?.branch ?? null}
          look={groups.length > 1 ? 'cell' : 'card'}
        />
      ))}
    </div>
  )
}
