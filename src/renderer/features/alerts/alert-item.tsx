import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './alert-item.module.css'
import { escalationLine } from './alert-lines.ts'
import { SnoozeMenu } from './snooze-menu.tsx'
import { useAnswer } from './use-answer.ts'

export interface AlertItemProps {
  readonly id: string
  readonly alert: Alert
}

/** One open alert beside the figures, with its two answers; the inbox has the rest. */
export function AlertItem({ id, alert }: AlertItemProps) {
  const speech = useSpeech()
  const { t, locale } = speech
  const answer = useAnswer()
  const { title, body } = alertText(speech, alert)
  const raised = useMoment(alert.raisedAt)
  const again = escalationLine(speech, alert, alert.changedAt)
  return (
    <li
      className={styles.item}
      data-testid="alert-item"
      data-id={id}
      data-severity={alert.severity}
      data-state={alert.state}
    >
      <Mark name={alert.severity} />
      <div className={styles.words}>
        <p className={styles.title}>
          <span className="visually-hidden">{t(`severity.${alert.severity}`)} </span>
          {title}
        </p>
        <p className={styles.body}>{body}</p>
        {again !== '' && <p className={styles.body}>{again}</p>}
        <div className={styles.actions}>
          <Button
            look="primary"
            size="small"
            data-testid="alert-ack"
            onClick={() => void answer([alert], { do: 'acknowledge', word: '' })}
          >
            {t('alerts.acknowledge')}
          </Button>
          <SnoozeMenu
            size="small"
            label={t('alerts.snooze')}
            onSnooze={(until) => void answer([alert], { do: 'snooze', until })}
          />
        </div>
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
