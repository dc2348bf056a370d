import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useBeat } from '../../app/use-beat.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { Mark } from '../../ui/mark.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './product-picker.module.css'

export interface PickerRowProps {
  readonly id: string
  readonly rowKey: string
  readonly top: number
  readonly active: boolean
  readonly onPick: () => void
}

/** One product with its live stock; it flashes when somebody else sells it. */
export function PickerRow({ id, rowKey, top, active, onPick }: PickerRowProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const item = usePacedRow(store.tables.stock, rowKey)
  const beat = useBeat(item?.stock ?? null)
  if (!item) return null
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search field has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={styles.row}
      data-testid="pos-product"
      data-product-id={item.productId}
      data-product-type={item.productType}
      data-stock={item.stock}
      data-level={item.level}
      data-beat={beat}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPick}
    >
      <span className={styles.code}>{item.code || item.productId}</span>
      <span className={styles.name}>{item.name || item.productId}</span>
      <span className={styles.price}>
        <Money amount={item.unitPrice} currency="IDR" always />
      </span>
      <span className={styles.stock} data-level={item.level}>
        <Mark name={item.level} />
        <span className="visually-hidden">{t(`level.${item.level}`)}</span>
        {formatNumber(locale, item.stock)}
      </span>
    </div>
  )
}
