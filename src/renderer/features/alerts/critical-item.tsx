import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import type { AlertReply } from '../../bridge/answer-alerts.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './critical-dialog.module.css'
import { kindMark } from './kind-mark.ts'
import { SnoozeMenu } from './snooze-menu.tsx'

export interface CriticalItemProps {
  readonly alert: Alert
  /** Id of its words, for who has the dialog read. */
  readonly wordsId: string
  /** The only one: the dialog's own buttons answer it. */
  readonly single: boolean
  readonly onAnswer: (reply: AlertReply) => void
}

/** One alert of the critical dialog, with answers of its own where there are several. */
export function CriticalItem({ alert, wordsId, single, onAnswer }: CriticalItemProps) {
  const speech = useSpeech()
  const { t } = speech
  const source = useSource(alert.source)
  const raised = useMoment(alert.raisedAt)
  const { title, body } = alertText(speech, alert)
  return (
    <li className={styles.item} data-testid="critical-item" data-id={alert.id}>
      <Mark name={kindMark[alert.kind]} />
      <div className={styles.words}>
        <div id={wordsId}>
          <p className={styles.name}>{title}</p>
          <p className={styles.body}>{body}</p>
          <p className={styles.body}>{[source?.name, raised].filter(Boolean).join(' · ')}</p>
        </div>
        {!single && (
          <p className={styles.answers}>
            <Button
              size="small"
              aria-label={`${t('alerts.acknowledge')}: ${title}`}
              onClick={() => onAnswer({ do: 'acknowledge', word: '' })}
            >
              {t('alerts.acknowledge')}
            </Button>
            <SnoozeMenu
              size="small"
              look="quiet"
              label={t('alerts.snooze')}
              aria-label={`${t('alerts.snooze')}: ${title}`}
              onSnooze={(until) => onAnswer({ do: 'snooze', until })}
            />
          </p>
        )}
      </div>
    </li>
  )
}
