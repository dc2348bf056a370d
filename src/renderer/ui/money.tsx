import { moneyParts } from '../../shared/i18n/format.ts'
import { useSpeech } from '../app/console-context.tsx'
import styles from './money.module.css'

/** An amount with a smaller, muted symbol; `null` is a dash: the source did not say. */
export function Money({ amount, currency }: { readonly amount: number | null; readonly currency: string }) {
  const { locale } = useSpeech()
  if (amount === null) return <span className={styles.none}>–</span>
  const { sign, symbol, digits } = moneyParts(locale, amount, currency)
  return (
    <span className={styles.money}>
      {sign}
      <span className={styles.symbol}>{`${symbol}\u00a0`}</span>
      {digits}
    </span>
  )
}
