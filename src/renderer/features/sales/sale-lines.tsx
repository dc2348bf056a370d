import { X } from 'lucide-react'
import { levelRank } from '../../../shared/domain/stock.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useRow } from '../../app/use-rows.ts'
import { type DraftLine, removeLine, type SaleForm } from '../../store/sale-store.ts'
import { Mark } from '../../ui/mark.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './sale-lines.module.css'

export interface SaleLinesProps {
  readonly form: SaleForm
  readonly edit: (change: (form: SaleForm) => Partial<SaleForm>) => void
}

/** The lines of the sale and their total. A line that is pressed is the one that the quantity field edits. */
export function SaleLines({ form, edit }: SaleLinesProps) {
  const { t } = useSpeech()
  const total = form.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
  return (
    <div className={styles.box}>
      {form.lines.length === 0 ? (
        <p className={styles.none}>{t('pos.noLines')}</p>
      ) : (
        <ul className={styles.lines}>
          {form.lines.map((line) => (
            <Line key={line.stockKey} line={line} form={form} edit={edit} />
          ))}
        </ul>
      )}
      <p className={styles.total}>
        <span>{t('pos.total')}</span>
        <strong data-testid="pos-total" data-value={total}>
          <Money amount={total} currency="IDR" always />
        </strong>
      </p>
    </div>
  )
}

function Line({ line, form, edit }: SaleLinesProps & { readonly line: DraftLine }) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const item = useRow(store.tables.stock, line.stockKey)
  const short = item !== undefined && item.stock < line.quantity
  return (
    <li className={styles.line} data-selected={line.stockKey === form.selected}>
      <button
        type="button"
        className={styles.pick}
        onClick={() => edit(() => ({ selected: line.stockKey, quantity: String(line.quantity) }))}
      >
        <span className={styles.name}>{line.name}</span>
        <span className={styles.stock} data-short={short}>
          {item && (short || levelRank(item.level) < levelRank('normal')) && <Mark name={item.level} />}
          {item ? t('pos.inStock', { stock: formatNumber(locale, item.stock) }) : line.code}
        </span>
        <span className={styles.times}>
          {formatNumber(locale, line.quantity)} × <Money amount={line.unitPrice} currency="IDR" always />
        </span>
        <span className={styles.sum}>
          <Money amount={line.quantity * line.unitPrice} currency="IDR" always />
        </span>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('pos.remove', { name: line.name })}
        disabled={form.status.step === 'sending'}
        onClick={() => edit((draft) => removeLine(draft, line.stockKey))}
      >
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </li>
  )
}
