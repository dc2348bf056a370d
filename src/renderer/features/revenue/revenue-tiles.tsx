import { useConsole, useView } from '../../app/console-context.tsx'
import { embeddedSource } from '../../store/embedded-source.ts'
import { branchOf } from '../../store/stock-order.ts'
import { RevenueGroup } from './revenue-group.tsx'
import styles from './revenue-tiles.module.css'
import { useRevenueSources } from './use-revenue-summary.ts'

/**
 * One group of tiles for each source that has revenue: different systems count differently, so nothing is added up
 * over them. Where no source has told any figure yet, one empty group says so. A chosen branch leaves its own figures.
 */
export function RevenueTiles() {
  const { sources } = useConsole()
  const chosen = useView((state) => branchOf(state.filters.stock.branch))
  const withRevenue = useRevenueSources()
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
