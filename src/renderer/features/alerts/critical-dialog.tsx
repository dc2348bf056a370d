import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useId, useRef, useState, useSyncExternalStore } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { useVersion } from '../../app/use-rows.ts'
import { useTyping } from '../../app/use-typing.ts'
import type { AlertReply } from '../../bridge/answer-alerts.ts'
import { callsForAnswer } from '../../store/critical-queue.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { isAboutStock } from './alert-lines.ts'
import styles from './critical-dialog.module.css'
import { CriticalItem } from './critical-item.tsx'
import { compareWorst, kindMark } from './kind-mark.ts'
import { SnoozeMenu } from './snooze-menu.tsx'
import { useAnswer } from './use-answer.ts'

/** Alerts that are named in the dialog; more of them are a number, the list has them all. */
const shownItems = 6

/**
 * Critical alerts, which must be answered (O6): one by one or all at once, not by Escape. Several are one dialog. It opens
 * with the focus on itself, so Enter does nothing, and it waits while somebody types.
 */
export function CriticalDialog() {
  const { critical, store } = useConsole()
  const { t } = useSpeech()
  const keys = useSyncExternalStore(critical.subscribe, critical.keys)
  useVersion(store.tables.alerts)
  const [error, setError] = useState<string | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  const bodyId = useId()
  const send = useAnswer('success-only')
  const alerts = keys
    .map((key) => store.tables.alerts.rows.get(key))
    .filter(callsForAnswer)
    .sort(compareWorst)
  const typing = useTyping(alerts.length > 0)
  const worst = alerts[0]

  const answer = async (meant: readonly Alert[], reply: AlertReply): Promise<void> => {
    const failed = await send(meant, reply)
    setError(failed ? errorWords(t, failed) : null)
    if (failed) return
    const ids = new Set(meant.map(({ id }) => id))
    critical.remove(keys.filter((key) => ids.has(store.tables.alerts.rows.get(key)?.id ?? key)))
    // The button that was used may be gone; the next key must not fall through to the page behind.
    if (ids.size < alerts.length) popup.current?.focus()
  }
  const many = alerts.length > 1
  const count = alerts.length
  const about = alerts.every(isAboutStock) ? 'stock' : 'other'
  const named = alerts.slice(0, shownItems)
  const wordsId = (at: number): string => `${bodyId}-${at}`

  if (worst && typing) {
    return (
      <p className={styles.waiting} role="status">
        <Mark name={kindMark[worst.kind]} />
        {t('critical.waiting', { count })}
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
          // A reader is told what it is about, not only what can be done.
          aria-describedby={[...named.map((_, at) => wordsId(at)), bodyId].join(' ')}
          data-testid="critical-dialog"
          data-kind={worst?.kind}
          data-count={count}
        >
          <AlertDialog.Title className={styles.title}>
            <Mark name="critical" />
            {many ? t(`critical.${about}Many`, { count }) : t(`critical.${about}One`)}
          </AlertDialog.Title>
          <ul className={styles.items}>
            {named.map((alert, at) => (
              <CriticalItem
                key={alert.id}
                wordsId={wordsId(at)}
                alert={alert}
                single={!many}
                onAnswer={(reply) => void answer([alert], reply)}
              />
            ))}
          </ul>
          {count > shownItems && (
            <p className={styles.more}>{t('critical.more', { count: count - shownItems })}</p>
          )}
          <AlertDialog.Description className={styles.hint} id={bodyId}>
            {t('critical.body')}
          </AlertDialog.Description>
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
            <SnoozeMenu
              label={t(many ? 'alerts.snoozeAll' : 'alerts.snooze')}
              onSnooze={(until) => void answer(alerts, { do: 'snooze', until })}
            />
            <Button look="primary" onClick={() => void answer(alerts, { do: 'acknowledge', word: '' })}>
              {t(many ? 'alerts.acknowledgeAll' : 'alerts.acknowledge')}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
