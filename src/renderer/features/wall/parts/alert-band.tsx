import { alertText } from '../../../../shared/i18n/alert-text.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useMoment } from '../../../app/use-age.ts'
import { useVersion } from '../../../app/use-rows.ts'
import { Mark } from '../../../ui/mark.tsx'
import { newestCritical } from '../newest-critical.ts'
import styles from './band.module.css'

/** Critical alerts that nobody answered, on every view: how many, and what the newest says. */
export function AlertBand() {
  const { alerts } = useConsole().store.tables
  const speech = useSpeech()
  useVersion(alerts)
  const { count, newest } = newestCritical(alerts.rows.values())
  const moment = useMoment(newest?.raisedAt ?? null)
  if (newest === null) return null
  const { title, body } = alertText(speech, newest)
  return (
    <div
      className={styles.band}
      role="status"
      data-testid="wall-critical"
      data-tone="critical"
      data-count={count}
    >
      <Mark name="critical" />
      {count > 1 && <strong className={styles.word}>{speech.t('wall.critical', { count })}</strong>}
      <p className={styles.item}>
        <span className={styles.name}>{title}</span>
        <span>{body}</span>
      </p>
      <span className={styles.when}>{moment}</span>
    </div>
  )
}
