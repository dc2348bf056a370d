import { Popover } from '@base-ui/react/popover'
import { useMemo, useState } from 'react'
import { isLow } from '../../../shared/domain/stock.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFirst, useVersion } from '../../app/use-rows.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { compareStock, noFilter } from '../../store/stock-order.ts'
import { goTo, setFilter } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './low-stock-badge.module.css'

/** Items that the drop-down shows; the stock view has the rest. */
const shownItems = 8

/** Low stock in the top strip of every view, with a drop-down to the items (O8). */
export function LowStockBadge() {
  const { stockFacets } = useConsole()
  const { t, locale } = useSpeech()
  const [open, setOpen] = useState(false)
  useVersion(stockFacets)
  const count = stockFacets.low()
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={styles.badge}
        data-testid="low-stock-badge"
        data-count={count}
        aria-label={count === 0 ? t('badge.none') : t('badge.low', { count })}
        disabled={count === 0}
      >
        <Mark name={count > 0 ? 'low' : stockFacets.total() > 0 ? 'normal' : 'off'} />
        <span className={styles.count}>{formatNumber(locale, count)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles.place} side="bottom" align="end" sideOffset={6}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>{t('badge.low', { count })}</Popover.Title>
            {open && <LowStockList onLeave={() => setOpen(false)} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function LowStockList({ onLeave }: { readonly onLeave: () => void }) {
  const { store, stockOrder, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.stock,
        compare: compareStock,
        accept: (item) => isLow(item.level),
        master: stockOrder,
      }),
    [store, stockOrder],
  )
  const rows = useFirst(store.tables.stock, view, shownItems)
  const show = (text: string): void => {
    setFilter(viewStore, 'stock', { ...noFilter, level: 'attention', text })
    goTo(viewStore, 'stock')
    onLeave()
  }
  return (
    <>
      <ul className={styles.list}>
        {rows.map(({ key, value: item }) => (
          <li key={key}>
            <button type="button" className={styles.item} onClick={() => show(item.code || item.name)}>
              <Mark name={item.level} />
              <span className={styles.name}>{item.name || item.code}</span>
              <span className={styles.branch}>{item.branchName || item.branch}</span>
              <span className={styles.stock}>{formatNumber(locale, item.stock)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {view.size > rows.length && (
          <span className={styles.more}>{t('badge.more', { count: view.size - rows.length })}</span>
        )}
        <Button size="small" onClick={() => show('')}>
          {t('badge.open')}
        </Button>
      </div>
    </>
  )
}
