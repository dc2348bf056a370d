import type { ReactElement } from 'react'
import { useConsole } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'
import { useVersion } from '../../app/use-rows.ts'
import { AlertsCard } from '../alerts/index.ts'
import { LatestEpisodes } from '../episodes/index.ts'
import { RunningJobsCard } from '../jobs/index.ts'
import { ReadingStrips, ReadingTableCard, useReadings } from '../readings/index.ts'
import { ComparisonCard, RevenueTiles, useComparison } from '../revenue/index.ts'
import { OrdersCard, TransactionsCard } from '../sales/index.ts'
import { StatsTiles, useStatsSources } from '../stats/index.ts'
import { StockCard } from '../stock/index.ts'
import styles from './overview.module.css'
import { useKinds } from './use-kinds.ts'

/**
 * Three seconds: how is today, what needs me, what just happened. What no source has is not there; what calls a person
 * (stock, alerts) is the largest.
 */
export function Overview() {
  const { stockFacets } = useConsole()
  useVersion(stockFacets)
  const kinds = useKinds()
  const stats = useStatsSources()
  const lower = useLowerCards(kinds)
  const severalSources = stockFacets.sources().size > 1
  return (
    <div className={styles.overview}>
      <div className={styles.figures}>
        {kinds.revenue && <RevenueTiles />}
        {stats.map((id) => (
          <StatsTiles key={id} source={id} look="cell" />
        ))}
        <ReadingStrips />
      </div>
      <div className={styles.main} data-stock={kinds.stock} data-under={lower.length === 1}>
        {kinds.stock && (
          <StockCard
            place="overview"
            className={styles.stock}
            columns={{ type: false, source: severalSources, price: false }}
          />
        )}
        <AlertsCard className={styles.alerts} />
        {!kinds.stock && lower.length > 0 && <div className={styles.beside}>{lower}</div>}
        {kinds.stock && lower.length === 1 && <div className={styles.under}>{lower}</div>}
      </div>
      <div className={styles.figures}>
        <LatestEpisodes />
      </div>
      {kinds.stock && lower.length > 1 && <div className={styles.lower}>{lower}</div>}
    </div>
  )
}

/** The small cards of what just happened, in the order of their use. */
function useLowerCards(kinds: ReturnType<typeof useKinds>): readonly ReactElement[] {
  const { orders } = useConsole().store.tables
  const waiting = usePresence(orders)
  const comparison = useComparison()
  const tables = [...useReadings('table').values()].flat()
  const compared = comparison.branches.length > 0 || comparison.cashiers.length > 0
  return [
    ...(kinds.transactions ? [<TransactionsCard key="transactions" />] : []),
    ...(waiting ? [<OrdersCard key="orders" />] : []),
    ...(compared ? [<ComparisonCard key="comparison" comparison={comparison} />] : []),
    ...(kinds.jobs ? [<RunningJobsCard key="jobs" />] : []),
    ...tables.map(({ key, reading }) => <ReadingTableCard key={key} reading={reading} />),
  ]
}
