import { useId, useMemo, useState } from 'react'
import type { StockItem } from '../../../../shared/domain/stock.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import fields from '../../../ui/field.module.css'
import { Field } from '../../../ui/field.tsx'
import styles from '../settings-view.module.css'
import { matchingItems } from './own-thresholds.ts'

/** Items that are offered while somebody types. */
const mostItems = 20

export interface GoodsInputProps {
  /** Null while what is typed is none of the items. */
  readonly onPick: (item: StockItem | null) => void
}

/** Finds an item of the stock by its name or code. */
export function GoodsInput({ onPick }: GoodsInputProps) {
  const { stockOrder } = useConsole()
  const { t } = useSpeech()
  const list = useId()
  const [text, setText] = useState('')
  const items = useMemo(() => matchingItems(valuesOf(stockOrder), text, mostItems), [stockOrder, text])
  return (
    <Field label={t('limits.item')} className={styles.wide}>
      <input
        className={fields.control}
        data-testid="own-limit-item"
        list={list}
        value={text}
        placeholder={t('limits.any')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const typed = event.target.value
          setText(typed)
          onPick(
            matchingItems(valuesOf(stockOrder), codeOf(typed), mostItems).find(
              (item) => labelOf(item) === typed || item.code === typed.trim(),
            ) ?? null,
          )
        }}
      />
      <datalist id={list}>
        {items.map((item) => (
          <option key={`${item.source} ${item.productType} ${item.productId}`} value={labelOf(item)} />
        ))}
      </datalist>
    </Field>
  )
}

function labelOf({ code, name, productId }: StockItem): string {
  return [code || productId, name].filter(Boolean).join(' · ')
}

function codeOf(label: string): string {
  return label.split(' · ')[0] ?? label
}

function* valuesOf(stock: ReturnType<typeof useConsole>['stockOrder']): Iterable<StockItem> {
  for (const { value } of stock.entries()) yield value
}
