import { moneyParts } from '../../shared/i18n/format.ts'
import { hiddenText } from '../../shared/i18n/mask-alert.ts'
import { useSpeech } from '../app/console-context.tsx'
import styles from './money.module.css'

export interface MoneyProps {
  /** `null` is a dash: the source did not say. */
  readonly amount: number | null
  readonly currency: string
  /** Shown although amounts are hidden: the sale that is being written, whose price its customer is told anyway. */
  readonly always?: boolean
}

/** An amount with a smaller, muted symbol; `Rp •••` on a screen that customers see (issue 4.10). */
export function Money({ amount, currency, always = false }: MoneyProps) {
  const { locale, privacy } = useSpeech()
  if (amount === null) return <span className={styles.none}>–</span>
  const hidden = privacy?.hideAmounts === true && !always
  const { sign, symbol, digits } = moneyParts(locale, hidden ? 0 : amount, currency)
  return (
    <span className={styles.money} data-hidden={hidden || undefined}>
      {sign}
      <span className={styles.symbol}>{`${symbol}\u00a0`}</span>
      {hidden ? hiddenText : digits}
    </span>
  )
}
