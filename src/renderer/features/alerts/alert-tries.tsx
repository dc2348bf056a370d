import type { Alert } from '../../../shared/domain/alert.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './alert-detail.module.css'
import { tryLine } from './alert-lines.ts'

/** The log of what was tried to reach a person, the newest on top (issue 4.3). */
export function AlertTries({ alert }: { readonly alert: Alert }) {
  const speech = useSpeech()
  const { t, locale } = speech
  const tries = alert.escalation?.tries ?? []
  if (tries.length === 0) return null
  return (
    <>
      <h4 className={styles.subtitle}>{t('alerts.tries')}</h4>
      <ol className={styles.tries} data-testid="alert-tries">
        {tries.toReversed().map((tried) => (
          <li
            key={`${tried.at} ${tried.channel} ${tried.detail}`}
            className={styles.try}
            data-channel={tried.channel}
            data-ok={tried.ok}
          >
            <Mark name={tried.ok ? 'done' : 'error'} />
            <span>{tryLine(speech, tried)}</span>
            <time
              dateTime={new Date(tried.at).toISOString()}
              title={formatTime(locale, tried.at, 'full')}
              className={styles.soft}
            >
              {formatTime(locale, tried.at, 'clock')}
            </time>
          </li>
        ))}
      </ol>
    </>
  )
}
