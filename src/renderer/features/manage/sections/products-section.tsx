import { useMemo, useState } from 'react'
import { type StockItem, stockKey } from '../../../../shared/domain/stock.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { hiddenText } from '../../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFirst } from '../../../app/use-rows.ts'
import { createSortedView } from '../../../store/sorted-view.ts'
import { compareStock } from '../../../store/stock-order.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import { EditButton } from '../kit/edit-button.tsx'
import styles from '../kit/kit.module.css'
import { ProductForm } from './product-form.tsx'
import type { SectionProps } from './section-props.ts'
import { StockForm } from './stock-form.tsx'
import { shownRows } from './use-hub-rows.ts'

/** What the form is about: a product that is edited, or whose stock is adjusted. */
interface Work {
  readonly kind: 'edit' | 'adjust'
  readonly item: StockItem
}

/** Products of the hub's branches and their stock; the rows come from the stream, as everywhere. */
export function ProductsSection({ hub, directory }: SectionProps) {
  const { store, stockOrder } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const [search, setSearch] = useState('')
  const [work, setWork] = useState<Work | null>(null)
  const view = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    return createSortedView({
      collection: store.tables.stock,
      compare: compareStock,
      accept: (item) =>
        item.source === hub &&
        (item.name.toLowerCase().includes(wanted) || item.code.toLowerCase().includes(wanted)),
      master: stockOrder,
    })
  }, [store, stockOrder, hub, search])
  const rows = useFirst(store.tables.stock, view, shownRows).map(({ value }) => value)
  const columns: readonly Column<StockItem>[] = [
    { name: 'code', label: t('manage.code'), cell: ({ code }) => code, look: 'code' },
    { name: 'name', label: t('manage.name'), cell: ({ name }) => name },
    { name: 'branch', label: t('manage.branch'), cell: ({ branchName }) => branchName, look: 'soft' },
    {
      name: 'price',
      label: t('manage.price'),
      cell: ({ unitPrice }) =>
        unitPrice === null ? '–' : privacy?.hideAmounts ? hiddenText : formatNumber(locale, unitPrice),
      look: 'number',
    },
    {
      name: 'stock',
      label: t('manage.stock'),
      cell: ({ stock }) => formatNumber(locale, stock),
      look: 'number',
    },
  ]
  const done = (): void => setWork(null)
  return (
    <div className={styles.split}>
      <Card
        title={t('manage.products')}
        actions={
          <>
            <SearchBox
              label={t('manage.products.search')}
              placeholder={t('manage.products.find')}
              value={search}
              onChange={setSearch}
            />
            {work && (
              <Button size="small" data-testid="manage-new" onClick={done}>
                {t('manage.products.new')}
              </Button>
            )}
          </>
        }
      >
        <DataTable
          label={t('manage.products')}
          columns={columns}
          rows={rows}
          idOf={stockKey}
          active={work ? stockKey(work.item) : null}
          actions={(item) => (
            <>
              <EditButton
                testId={`manage-adjust-${item.productId}`}
                label={t('manage.stock')}
                of={item.name}
                onPress={() => setWork({ kind: 'adjust', item })}
              />
              <EditButton
                testId={`manage-edit-${item.productId}`}
                label={t('manage.edit')}
                of={item.name}
                onPress={() => setWork({ kind: 'edit', item })}
              />
            </>
          )}
          empty={
            search === ''
              ? { title: t('manage.products.empty'), body: t('manage.products.emptyBody') }
              : { title: t('manage.products.none'), body: t('manage.products.noneBody') }
          }
          more={
            view.size > rows.length
              ? t('manage.more', { count: rows.length, formatted: formatNumber(locale, rows.length) })
              : null
          }
        />
      </Card>
      {work?.kind === 'adjust' ? (
        <StockForm key={stockKey(work.item)} item={work.item} onDone={done} onCancel={done} />
      ) : (
        <ProductForm
          key={work ? stockKey(work.item) : 'new'}
          item={work?.item ?? null}
          directory={directory}
          onDone={done}
        />
      )}
    </div>
  )
}
