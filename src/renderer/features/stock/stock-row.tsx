import { memo } from 'react'
import { isFresh } from '../../../shared/domain/connection.ts'
import type { StockItem } from '../../../shared/domain/stock.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useBeat } from '../../app/use-beat.ts'
import { useSource } from '../../app/use-freshness.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { currencyOf } from '../../store/source-currency.ts'
import { GridCell, GridRow, rowPlace } from '../../ui/grid.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Money } from '../../ui/money.tsx'
import type { StockColumns } from './stock-columns.ts'
import styles from './stock-table.module.css'
import { typeName } from './type-name.ts'

/** A change younger than this makes a row that comes into sight flash too, ms. */
const newsMs = 1000

export interface StockRowProps {
  readonly rowKey: string
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly columns: StockColumns
  readonly onPick: (rowKey: string) => void
}

/** One item. Follows its own row of the store, so a change of one item renders one row. */
export const StockRow = memo(function StockRow({
  rowKey,
  index,
  top,
  active,
  columns,
  onPick,
}: StockRowProps) {
  const { store } = useConsole()
  const item = usePacedRow(store.tables.stock, rowKey)
  if (!item) return null
  return <Row item={item} {...{ rowKey, index, top, active, columns, onPick }} />
})

function Row({
  item,
  rowKey,
  index,
  top,
  active,
  columns,
  onPick,
}: StockRowProps & { readonly item: StockItem }) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const source = useSource(item.source)
  const stale = source === undefined || !isFresh(source.connection)
  const isNews =
    item.previous !== null &&
    item.changedAt > (store.snapshotAt() ?? Number.POSITIVE_INFINITY) &&
    Date.now() - item.changedAt < newsMs
  const changed = useMoment(item.previous === null ? null : item.changedAt)
  const beat = useBeat(item.stock, isNews ? 1 : 0)
  return (
    <GridRow
      id={`stock-${rowKey}`}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={active}
      data-testid="stock-row"
      data-source={item.source}
      data-product-type={item.productType}
      data-product-id={item.productId}
      data-code={item.code}
      data-branch={item.branch}
      data-stock={item.stock}
      data-level={item.level}
      data-stale={stale}
      data-beat={beat}
      data-odd={index % 2}
      style={rowPlace(top)}
      onClick={() => onPick(rowKey)}
    >
      <GridCell className={styles.level}>
        <Mark name={item.level} />
        {t(`level.${item.level}`)}
      </GridCell>
      <GridCell className={styles.code}>{item.code || '–'}</GridCell>
      <GridCell className={styles.name} title={item.name}>
        {item.name || item.productId}
      </GridCell>
      {columns.type && <GridCell className={styles.soft}>{typeName(t, item.productType)}</GridCell>}
      <GridCell className={styles.soft}>{item.branchName || item.branch || '–'}</GridCell>
      {columns.source && <GridCell className={styles.soft}>{source?.name ?? item.source}</GridCell>}
      {columns.price && (
        <GridCell className={styles.number}>
          <Money amount={item.unitPrice} currency={currencyOf(source)} />
        </GridCell>
      )}
      <GridCell
        className={styles.number}
        title={changed === '' ? undefined : formatTime(locale, item.changedAt, 'full')}
      >
        {changed || '–'}
      </GridCell>
      <GridCell className={styles.count}>{formatNumber(locale, item.stock)}</GridCell>
    </GridRow>
  )
}
