import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { AlertKind } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { useVersion } from '../../app/use-rows.ts'
import { useTyping } from '../../app/use-typing.ts'
import { type AlertReply, answerAlerts } from '../../bridge/answer-alerts.ts'
import { callsForAnswer } from '../../store/critical-queue.ts'
import { Button } from '../../ui/button.tsx'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './critical-dialog.module.css'

/** Items that are named in the dialog; more of them are a number, the list has them all. */
const shownItems = 6

const markOf: Readonly<Record<AlertKind, MarkName>> = {
  'stock-medium': 'medium',
  'stock-low': 'low',
  'stock-out': 'out',
  'stock-negative': 'negative',
  'transaction-new': 'info',
  'order-ready': 'info',
  'episode-new': 'info',
  'job-failed': 'error',
  'watcher-stopped': 'off',
  'pending-high': 'warning',
  'log-error': 'error',
  'source-silent': 'stale',
  custom: 'critical',
}

/** From the worst to the least: the dialog is of the kind of its worst item. */
const worstFirst: readonly AlertKind[] = ['stock-negative', 'stock-out', 'stock-low']

/**
 * Critical stock, which must be answered (O6). Several items are one dialog. It opens with the focus on itself, so Enter
 * does nothing, and it waits while somebody types in the sale form.
 */
export function CriticalDialog() {
  const { critical, store, bridge } = useConsole()
  const speech = useSpeech()
  const { t } = speech
  const keys = useSyncExternalStore(critical.subscribe, critical.keys)
  useVersion(store.tables.alerts)
  const [error, setError] = useState<string | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  const alerts = keys
    .map((key) => store.tables.alerts.rows.get(key))
    .filter(callsForAnswer)
    .sort((a, b) => worstFirst.indexOf(a.kind) - worstFirst.indexOf(b.kind))
  const typing = useTyping(alerts.length > 0)
  const worst = alerts[0]

  const answer = async (reply: AlertReply): Promise<void> => {
    const failed = await answerAlerts(
      bridge,
      alerts.map(({ id }) => id),
      reply,
    )
    setError(failed ? errorWords(t, failed) : null)
    if (!failed) critical.remove(keys)
  }
  const many = alerts.length > 1

  if (worst && typing) {
    return (
      <p className={styles.waiting} role="status">
        <Mark name={markOf[worst.kind]} />
        {t('critical.waiting', { count: alerts.length })}
      </p>
    )
  }
  return (
    <AlertDialog.Root open={worst !== undefined}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup
          ref={popup}
          className={styles.popup}
          initialFocus={popup}
          data-testid="critical-dialog"
          data-kind={worst?.kind}
        >
          <AlertDialog.Title className={styles.title}>
            <Mark name="critical" />
            {many ? t('critical.titleMany', { count: alerts.length }) : t('critical.titleOne')}
          </AlertDialog.Title>
          <ul className={styles.items}>
            {alerts.slice(0, shownItems).map((alert) => {
              const { title, body } = alertText(speech, alert)
              return (
                <li key={alert.id} className={styles.item}>
                  <Mark name={markOf[alert.kind]} />
                  <div>
                    <p className={styles.name}>{title}</p>
                    <p className={styles.body}>{body}</p>
                  </div>
                </li>
              )
            })}
          </ul>
          {alerts.length > shownItems && (
            <p className={styles.more}>{t('critical.more', { count: alerts.length - shownItems })}</p>
          )}
          <AlertDialog.Description className={styles.hint}>{t('critical.body')}</AlertDialog.Description>
          {error !== null && (
            <p className={styles.error} role="alert">
              {error}
            </p>
          )}
          <div className={styles.actions}>
            {error !== null && (
              <Button look="quiet" onClick={() => critical.remove(keys)}>
                {t('app.close')}
              </Button>
            )}
            <Button onClick={() => void answer({ do: 'snooze', until: { minutes: 60 } })}>
              {t(many ? 'alerts.snoozeAll' : 'alerts.snooze')}
            </Button>
            <Button look="primary" onClick={() => void answer({ do: 'acknowledge', word: '' })}>
              {t(many ? 'alerts.acknowledgeAll' : 'alerts.acknowledge')}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
