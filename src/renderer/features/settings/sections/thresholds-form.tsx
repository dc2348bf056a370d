import { type FormEvent, useState } from 'react'
import type { Thresholds } from '../../../../shared/domain/stock.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import fields from '../../../ui/field.module.css'
import { Mark } from '../../../ui/mark.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'

export interface ThresholdsFormProps {
  readonly thresholds: Thresholds
  readonly locked: boolean
  readonly onSave: (limits: Pick<Thresholds, 'low' | 'medium'>) => Promise<void>
}

/** The two stock limits (O6). They are saved together: one alone could cross the other. */
export function ThresholdsForm({ thresholds, locked, onSave }: ThresholdsFormProps) {
  const { t } = useSpeech()
  const [low, setLow] = useState(String(thresholds.low))
  const [medium, setMedium] = useState(String(thresholds.medium))
  const whole = [low, medium].every((text) => /^\d{1,6}$/.test(text))
  const problem = !whole
    ? t('settings.thresholdsWhole')
    : Number(medium) < Number(low)
      ? t('settings.thresholdsBad')
      : null
  const changed = low !== String(thresholds.low) || medium !== String(thresholds.medium)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (problem === null && changed) void onSave({ low: Number(low), medium: Number(medium) })
  }
  return (
    <form onSubmit={submit}>
      <p className={styles.hint}>{t('settings.thresholdsHint')}</p>
      <SettingRow label={t('settings.low')} locked={locked}>
        <Mark name="low" />
        <input
          className={`${fields.control} ${styles.limit}`}
          data-testid="setting-low"
          aria-label={t('settings.low')}
          inputMode="numeric"
          value={low}
          disabled={locked}
          aria-invalid={problem !== null}
          onChange={(event) => setLow(event.target.value)}
        />
      </SettingRow>
      <SettingRow label={t('settings.medium')} locked={locked}>
        <Mark name="medium" />
        <input
          className={`${fields.control} ${styles.limit}`}
          data-testid="setting-medium"
          aria-label={t('settings.medium')}
          inputMode="numeric"
          value={medium}
          disabled={locked}
          aria-invalid={problem !== null}
          onChange={(event) => setMedium(event.target.value)}
        />
      </SettingRow>
      {!locked && (
        <div className={styles.save}>
          {problem !== null && (
            <span className={styles.problem} role="alert">
              {problem}
            </span>
          )}
          <Button
            type="submit"
            look={changed ? 'primary' : 'plain'}
            data-testid="setting-thresholds-save"
            disabled={!changed || problem !== null}
          >
            {t('app.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
