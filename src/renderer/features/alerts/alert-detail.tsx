import { ArrowRight, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import { placeOf, showPlace } from '../../store/alert-place.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './alert-detail.module.css'
import { AlertFacts } from './alert-facts.tsx'
import { escalationLine, notificationLine, stateLine } from './alert-lines.ts'
import { AlertTries } from './alert-tries.tsx'
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx'

export interface AlertDetailProps extends Omit<AnswerFormProps, 'alerts'> {
  readonly alert: Alert
  readonly onClose: () => void
}

/** Everything about one alert, what was done about it, and what can be. */
export function AlertDetail({ alert, onClose, ...answers }: AlertDetailProps) {
  const { store, ticker, viewStore } = useConsole()
  const speech = useSpeech()
  const { t } = speech
  const age = useAge(alert.raisedAt, 'calm')
  const { title, body } = alertText(speech, alert)
  const now = ticker.now()
  const state = stateLine(speech, alert, now)
  const lines = [escalationLine(speech, alert, now), notificationLine(speech, alert)]
  const place = useMemo(() => placeOf(alert, store.tables), [alert, store])
  return (
    <section className={styles.detail} aria-label={t('alerts.detail')} data-testid="alert-detail">
      <header className={styles.head} data-severity={alert.severity}>
        <Mark name={alert.severity} />
        <span className={styles.severity}>{t(`severity.${alert.severity}`)}</span>
        <span className={styles.soft}>{age}</span>
        <Button
          className={styles.close}
          size="small"
          look="quiet"
          aria-label={t('app.close')}
          onClick={onClose}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reached by the keyboard */}
      <div className={styles.text} tabIndex={0}>
        <h3 className={styles.title} data-copy>
          {title}
        </h3>
        <p data-copy>{body}</p>
        <p className={styles.state}>{state}</p>
        {lines
          .filter((line) => line !== '' && line !== state)
          .map((line) => (
            <p key={line} className={styles.soft}>
              {line}
            </p>
          ))}
        {/* Also of a resolved one, where it offers nothing: a word that is being typed is still there when it calls again. */}
        <div className={styles.answer}>
          <AnswerForm key={alert.id} alerts={[alert]} {...answers} />
        </div>
        <Button
          className={styles.show}
          size="small"
          data-testid="alert-show"
          onClick={() => showPlace(viewStore, place)}
        >
          {t(`alerts.show.${alert.kind === 'order-ready' ? 'orders' : place.view}`)}
          <ArrowRight size={13} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <AlertFacts alert={alert} />
        <AlertTries alert={alert} />
      </div>
    </section>
  )
}
