import { useDeferredValue, useMemo } from 'react'
import type { StockItem } from '../../../shared/domain/stock.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { createSortedView, type SortedView } from '../../store/sorted-view.ts'
import { acceptStock, compareStock, noFilter } from '../../store/stock-order.ts'
import { goTo, setFilter } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { StockColumns } from './stock-columns.ts'
import { StockFilters, type StockPlace } from './stock-filters.tsx'
import { StockTable } from './stock-table.tsx'

export interface StockCardProps {
  readonly place: StockPlace
  readonly columns: StockColumns
  readonly className?: string | undefined
}

/** Stock with its filters: the same card on the overview and in the stock view. */
export function StockCard({ place, columns, className }: StockCardProps) {
  const { store, viewStore, stockOrder } = useConsole()
  const { t } = useSpeech()
  const filter = useView((state) => state.filters[place])
  const shown = useDeferredValue(filter)
  const rows = useMemo(
    () =>
      createSortedView({
        collection: store.tables.stock,
        compare: compareStock,
        accept: acceptStock(shown),
        master: stockOrder,
      }),
    [store, stockOrder, shown],
  )
  return (
    <Card
      className={className}
      title={t('stock.title')}
      filters={<StockFilters place={place} />}
      actions={
        <SearchBox
          label={t('stock.searchLabel')}
          placeholder={t('stock.search')}
          value={filter.text}
          onChange={(text) => setFilter(viewStore, place, { text })}
        />
      }
    >
      <StockBody place={place} rows={rows} columns={columns} />
    </Card>
  )
}

interface StockBodyProps extends Pick<StockCardProps, 'place' | 'columns'> {
  readonly rows: SortedView<StockItem>
}

function StockBody({ place, rows, columns }: StockBodyProps) {
  const { viewStore, stockFacets } = useConsole()
  const { t } = useSpeech()
  const filter = useView((state) => state.filters[place])
  useVersion(rows)
  useVersion(stockFacets)
  if (rows.size > 0) {
    return (
      <>
        <StaleLine ids={stockFacets.sources()} />
        <StockTable rows={rows} columns={columns} />
      </>
    )
  }
  if (stockFacets.total() === 0) {
    return (
      <Empty title={t('stock.empty')} body={t('stock.emptyBody')}>
        <Button size="small" onClick={() => goTo(viewStore, 'sources')}>
          {t('stock.toSources')}
        </Button>
      </Empty>
    )
  }
  // "All is well" is said of everything only: another branch or type may well need somebody.
  const onlyLevel =
    filter.level === 'attention' && filter.text === '' && filter.type === '' && filter.branch === ''
  return (
    <Empty
      mark={onlyLevel ? 'normal' : undefined}
      title={t(onlyLevel ? 'stock.allWell' : 'stock.noMatch')}
      body={t(onlyLevel ? 'stock.allWellBody' : 'stock.noMatchBody')}
    >
      <Button size="small" onClick={() => setFilter(viewStore, place, noFilter)}>
        {t(onlyLevel ? 'app.showAll' : 'stock.clearFilters')}
      </Button>
    </Empty>
  )
}
