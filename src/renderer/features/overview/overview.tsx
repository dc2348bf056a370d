import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { AlertsCard } from '../alerts/index.ts'
import { TransactionsCard } from '../sales/index.ts'
import { StockCard } from '../stock/index.ts'
import styles from './overview.module.css'
import { RevenueTiles } from './revenue-tiles.tsx'

/** Three seconds: how is today, what needs me, what just happened. */
export function Overview() {
  const { stockFacets } = useConsole()
  useVersion(stockFacets)
  const severalSources = stockFacets.sources().size > 1
  return (
    <div className={styles.overview}>
      <RevenueTiles />
      <StockCard
        place="overview"
        className={styles.stock}
        columns={{ type: false, source: severalSources, price: false }}
      />
      <AlertsCard className={styles.alerts} />
      <TransactionsCard className={styles.transactions} />
    </div>
  )
}
