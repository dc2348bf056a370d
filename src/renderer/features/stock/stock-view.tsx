import { useConsole } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { StockCard } from './stock-card.tsx'
import styles from './stock-view.module.css'

/** All stock of all sources. */
export function StockView() {
  const { stockFacets } = useConsole()
  useVersion(stockFacets)
  const severalSources = stockFacets.sources().size > 1
  return (
    <StockCard
      place="stock"
      columns={{ type: true, source: severalSources, price: true }}
      className={styles.card}
    />
  )
}
