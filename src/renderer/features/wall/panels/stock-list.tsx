import { useMemo } from 'react'
import type { StockItem } from '../../../../shared/domain/stock.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFreshness } from '../../../app/use-freshness.ts'
import { useFirst, useVersion } from '../../../app/use-rows.ts'
import { createSortedView } from '../../../store/sorted-view.ts'
import { compareStock, needsAttention } from '../../../store/stock-order.ts'
import { Mark } from '../../../ui/mark.tsx'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './rows.module.css'

/** Items that the wall goes through; whoever has more that need attention needs no wall to know. */
const shownItems = 200

/** Stock that needs somebody, the worst on top. */
export function StockList() {
  const { store, stockOrder, stockFacets } = useConsole()
  const { t } = useSpeech()
  useVersion(stockFacets)
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.stock,
        compare: compareStock,
        accept: needsAttention,
        master: stockOrder,
      }),
    [store, stockOrder],
  )
  const rows = useFirst(store.tables.stock, view, shownItems)
  const named = stockFacets.branches().length > 1
  return (
    <PagedList
      title={`${t('stock.title')} · ${t('wall.attention').toLowerCase()}`}
      rows={rows}
      total={view.size}
      height={64}
      width={640}
      testId="wall-stock"
      empty={
        stockFacets.total() === 0 ? (
          <AllWell title={t('stock.empty')} body={t('wall.nothingYetBody')} />
        ) : (
          <AllWell mark="normal" title={t('stock.allWell')} />
        )
      }
    >
      {(item) => <StockLine item={item} named={named} />}
    </PagedList>
  )
}

function StockLine({ item, named }: { readonly item: StockItem; readonly named: boolean }) {
  const { t, locale } = useSpeech()
  const { stale } = useFreshness(item.source, null)
  return (
    <div className={styles.line} data-level={item.level} data-stale={stale}>
      <Mark name={item.level} />
      <span className={styles.name}>{item.name || item.code}</span>
      <span className="visually-hidden">{t(`level.${item.level}`)}</span>
      {named && <span className={styles.soft}>{item.branchName || item.branch}</span>}
      <span className={styles.number}>{formatNumber(locale, item.stock)}</span>
    </div>
  )
}
