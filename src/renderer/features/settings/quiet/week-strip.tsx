import type { QuietHours } from '../../../../shared/settings/attention.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import styles from './quiet.module.css'
import { weekBars } from './week-bars.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
const hours = [0, 6, 12, 18, 24] as const

/** A week with its quiet hours drawn, a line for each day. */
export function WeekStrip({ quietHours }: { readonly quietHours: readonly QuietHours[] }) {
  const { t } = useSpeech()
  const bars = weekBars(quietHours)
  return (
    <figure className={styles.week} aria-label={t('quiet.week')} data-testid="quiet-week">
      {days.map((day) => (
        <div key={day} className={styles.day}>
          <span className={styles.dayName}>{t(`quiet.day.${day}`)}</span>
          <svg className={styles.track} viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">
            {bars
              .filter((bar) => bar.day === day)
              .map((bar) => (
                <rect
                  key={`${bar.from} ${bar.to}`}
                  x={bar.from}
                  y="0"
                  width={bar.to - bar.from}
                  height="10"
                />
              ))}
            {hours.slice(1, -1).map((hour) => (
              <path key={hour} d={`M${hour * 60} 0v10`} vectorEffect="non-scaling-stroke" />
            ))}
          </svg>
        </div>
      ))}
      <div className={styles.scale} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </div>
    </figure>
  )
}
