import type { Alert } from '../../../shared/domain/alert.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './alerts-view.module.css'
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx'

export interface PickedBarProps extends AnswerFormProps {
  readonly alerts: readonly Alert[]
  readonly onClear: () => void
}

/** The marked alerts as a number, and the answers to all of them. */
export function PickedBar({ onClear, ...answers }: PickedBarProps) {
  const { t, locale } = useSpeech()
  const count = answers.alerts.length
  return (
    <div className={styles.picked} data-testid="alert-picked" data-count={count}>
      <p className={styles.pickedCount} role="status">
        {t('alerts.picked', { count, formatted: formatNumber(locale, count) })}
      </p>
      <AnswerForm {...answers} />
      <Button look="quiet" size="small" onClick={onClear}>
        {t('alerts.pickNone')}
      </Button>
    </div>
  )
}
