import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { StockItem } from '../../../shared/domain/stock.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { GridBody, GridHeadCell, GridRow } from '../../ui/grid.tsx'
import { stepTo } from '../../ui/step-to.ts'
import type { StockColumns } from './stock-columns.ts'
import { StockRow } from './stock-row.tsx'
import styles from './stock-table.module.css'

/** Height of a row, px; the same as --row in tokens.css. */
const rowHeight = 29

export interface StockTableProps {
  readonly rows: SortedView<StockItem>
  readonly columns: StockColumns
}

/** The stock grid: only the rows in sight exist, the order is kept by the view. */
export function StockTable({ rows, columns }: StockTableProps) {
  const { t } = useSpeech()
  useVersion(rows)
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: rows.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows.at(index)?.key ?? index,
    overscan: 6,
    scrollPaddingStart: rowHeight,
  })
  const active = activeKey === null ? -1 : rows.indexOf(activeKey)

  // Another filter is another list: it begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's identity is the filter
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    setActiveKey(null)
  }, [rows])

  const move = (to: number): void => {
    const index = Math.max(0, Math.min(rows.size - 1, to))
    const entry = rows.at(index)
    if (!entry) return
    setActiveKey(entry.key)
    virtual.scrollToIndex(index)
  }
  const pick = useCallback((key: string) => setActiveKey(key), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const to = stepTo(event.key, { from: active, page, last: rows.size - 1 })
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    move(to)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no <table>: most of its rows do not exist
    <div
      ref={scroller}
      role="grid"
      className={styles.grid}
      aria-label={t('stock.grid')}
      aria-rowcount={rows.size + 1}
      aria-activedescendant={active >= 0 && activeKey !== null ? `stock-${activeKey}` : undefined}
      tabIndex={0}
      data-columns={columnSet(columns)}
      onKeyDown={onKeyDown}
    >
      <GridRow className={styles.head} aria-rowindex={1}>
        <HeadCell>{t('stock.level')}</HeadCell>
        <HeadCell>{t('stock.code')}</HeadCell>
        <HeadCell>{t('stock.item')}</HeadCell>
        {columns.type && <HeadCell>{t('stock.type')}</HeadCell>}
        <HeadCell>{t('stock.branch')}</HeadCell>
        {columns.source && <HeadCell>{t('stock.source')}</HeadCell>}
        {columns.price && <HeadCell right>{t('stock.price')}</HeadCell>}
        <HeadCell right>{t('stock.changed')}</HeadCell>
        <HeadCell right>{t('stock.count')}</HeadCell>
      </GridRow>
      <GridBody className={styles.body} height={virtual.getTotalSize()}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <StockRow
            key={key}
            rowKey={String(key)}
            index={index}
            top={start}
            active={index === active}
            columns={columns}
            onPick={pick}
          />
        ))}
      </GridBody>
    </div>
  )
}

function HeadCell({ right = false, children }: { readonly right?: boolean; readonly children: string }) {
  return <GridHeadCell className={right ? styles.right : undefined}>{children}</GridHeadCell>
}

function columnSet(columns: StockColumns): string {
  return [columns.type && 'type', columns.source && 'source', columns.price && 'price']
    .filter(Boolean)
    .join(' ')
}
