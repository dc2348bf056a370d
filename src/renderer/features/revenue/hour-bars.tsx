import { useMemo } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { usePaced } from '../../app/use-rows.ts'
import { hourlySales } from '../../store/hourly.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'
import styles from './hour-bars.module.css'

export interface HourBarsProps {
  readonly source: string
  readonly branch: string | null
  /** How many transactions the source says there were. */
  readonly told: number | null
}

/** Width of a bar and of the space beside it, in units of the drawing. */
const step = 10

/** Sales by the hour as small bars (O18); nothing where they would not be the whole truth. */
export function HourBars({ source, branch, told }: HourBarsProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const { transactions } = store.tables
  const read = useMemo(
    () =>
      memoOnVersion(transactions.version, () => {
        const own = [...transactions.rows.values()].filter(
          (row) => row.source === source && (branch === null || row.branch === branch),
        )
        return hourlySales(own, told, Date.now())
      }),
    [transactions, source, branch, told],
  )
  const hours = usePaced(transactions.subscribe, read)
  if (hours === null || hours.length < 2) return null
  const most = Math.max(...hours.map(({ count }) => count))
  const peak = hours.find(({ count }) => count === most)
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${hours.length * step} 24`}
      width={hours.length * step}
      height="24"
      role="img"
      aria-label={t('revenue.peak', {
        hour: String(peak?.hour ?? 0).padStart(2, '0'),
        formatted: formatNumber(locale, most),
        count: most,
      })}
    >
      {hours.map(({ hour, count }, index) => {
        const height = Math.max(1, (22 * count) / most)
        return <rect key={hour} x={index * step} y={24 - height} width={step - 4} height={height} />
      })}
    </svg>
  )
}
