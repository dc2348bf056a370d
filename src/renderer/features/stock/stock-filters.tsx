import { productTypes } from '../../../shared/domain/stock.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { BranchSelect } from '../../app/branch-select.tsx'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import type { StockFilter } from '../../store/stock-order.ts'
import { setFilter } from '../../store/view-state.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { typeName } from './type-name.ts'

/** The two places with a stock list, each with its own filter. */
export type StockPlace = 'overview' | 'stock'

/** Level and type as chips, and the branch that the whole view shows. */
export function StockFilters({ place }: { readonly place: StockPlace }) {
  const { stockFacets, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const filter = useView((state) => state.filters[place])
  useVersion(stockFacets)
  const change = (part: Partial<StockFilter>): void => setFilter(viewStore, place, part)
  const count = (level: StockFilter['level']): string =>
    formatNumber(locale, stockFacets.count({ ...filter, level }))
  return (
    <>
      <FilterChip
        label={t('stock.attention')}
        count={count('attention')}
        pressed={filter.level === 'attention'}
        onPress={() => change({ level: 'attention' })}
      />
      <FilterChip
        label={t('stock.all')}
        count={count('all')}
        pressed={filter.level === 'all'}
        onPress={() => change({ level: 'all' })}
      />
      {productTypes.map((type) => (
        <FilterChip
          key={type}
          label={typeName(t, type)}
          pressed={filter.type === type}
          onPress={() => change({ type: filter.type === type ? '' : type })}
        />
      ))}
      <BranchSelect />
    </>
  )
}
