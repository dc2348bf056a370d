import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import type { DraftLine } from '../../store/sale-store.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { acceptStock, noFilter } from '../../store/stock-order.ts'
import { Empty } from '../../ui/empty.tsx'
import { byName } from './by-name.ts'
import { PickerRow } from './picker-row.tsx'
import styles from './product-picker.module.css'
import { isSellable } from './sellable.ts'
import { useSellable } from './use-pos-stock.ts'

const rowHeight = 34

export interface PickerListProps {
  readonly hubId: string
  readonly branch: string
  readonly onPick: (item: Omit<DraftLine, 'quantity'>) => void
}

/** Search field and rows; the arrow keys move, Enter picks. */
export function PickerList({ hubId, branch, onPick }: PickerListProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const sellable = useSellable(hubId, branch)
  const all = useMemo(
    () => createSortedView({ collection: store.tables.stock, compare: byName, accept: sellable }),
    [store, sellable],
  )
  // Not deferred: Enter right after a letter must pick from the list that this letter made.
  const rows = useMemo(() => {
    const matches = acceptStock({ ...noFilter, text })
    return createSortedView({
      collection: store.tables.stock,
      compare: byName,
      accept: (item) => sellable(item) && matches(item),
      master: all,
    })
  }, [store, sellable, all, text])
  useVersion(rows)
  const virtual = useVirtualizer({
    count: rows.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows.at(index)?.key ?? index,
    overscan: 4,
  })
  const at = Math.min(active, Math.max(0, rows.size - 1))

  const pick = (index: number): void => {
    const entry = rows.at(index)
    if (!entry || !isSellable(entry.value)) return
    const { productType, productId, name, code, unitPrice } = entry.value
    onPick({ stockKey: entry.key, productType, productId, name: name || code || productId, code, unitPrice })
  }
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(rows.size - 1, to))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Enter') pick(at)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.search}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={rows.size > 0 ? `${listId}-${at}` : undefined}
        aria-label={t('pos.pickerSearch')}
        placeholder={t('pos.pickerSearch')}
        data-testid="pos-product-search"
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {rows.size === 0 && <Empty title={t(text === '' ? 'pos.pickerNone' : 'pos.pickerEmpty')} />}
      <div
        ref={scroller}
        id={listId}
        className={styles.list}
        role="listbox"
        aria-label={t('pos.pickerTitle')}
      >
        <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => (
            <PickerRow
              key={key}
              id={`${listId}-${index}`}
              rowKey={String(key)}
              top={start}
              active={index === at}
              onPick={() => pick(index)}
            />
          ))}
        </div>
      </div>
    </>
  )
}
