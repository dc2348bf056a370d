import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { type AlertReply, answerAlerts } from '../../bridge/answer-alerts.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './alert-item.module.css'

export interface AlertItemProps {
  readonly id: string
  readonly alert: Alert
  /** Tells too what became of the system's notification. */
  readonly detailed?: boolean
}

/** One alert with its two actions, as long as it is open. */
export function AlertItem({ id, alert, detailed = false }: AlertItemProps) {
  const { bridge } = useConsole()
  const speech = useSpeech()
  const fail = useFailureToast()
  const { t, locale } = speech
  const { title, body } = alertText(speech, alert)
  const raised = useMoment(alert.raisedAt)
  const open = alert.state === 'open'
  const answer = async (reply: AlertReply): Promise<void> => {
    fail(await answerAlerts(bridge, [alert.id], reply))
  }
  return (
    <li
      className={styles.item}
      data-testid="alert-item"
      data-id={id}
      data-severity={alert.severity}
      data-state={alert.state}
    >
      <Mark name={alert.state === 'snoozed' ? 'snoozed' : alert.severity} />
      <div className={styles.words}>
        <p className={styles.title}>
          <span className="visually-hidden">{t(`severity.${alert.severity}`)} </span>
          {title}
        </p>
        <p className={styles.body}>{body}</p>
        {detailed && alert.notification.status === 'not-shown' && (
          <p className={styles.body}>
            {t('alerts.notShown', { reason: t(`notShown.${alert.notification.reason}`) })}
          </p>
        )}
        {open ? (
          <div className={styles.actions}>
            <Button look="primary" size="small" onClick={() => void answer({ do: 'acknowledge', word: '' })}>
              {t('alerts.acknowledge')}
            </Button>
            <Button size="small" onClick={() => void answer({ do: 'snooze', until: { minutes: 60 } })}>
              {t('alerts.snooze')}
            </Button>
          </div>
        ) : (
          <p className={styles.state}>
            {t(`alertState.${alert.state}`)}
            {typeof alert.snoozedUntil === 'number' &&
              alert.state === 'snoozed' &&
              ` ${t('time.until', { time: formatTime(locale, alert.snoozedUntil, 'time') })}`}
          </p>
        )}
      </div>
      <time
        className={styles.time}
        dateTime={new Date(alert.raisedAt).toISOString()}
        title={formatTime(locale, alert.raisedAt, 'full')}
      >
        {raised}
      </time>
    </li>
  )
}
