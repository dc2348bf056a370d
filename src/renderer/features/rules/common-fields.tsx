import { type Severity, severities } from '../../../shared/domain/alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import styles from './rule-dialog.module.css'
import { waitText } from './rule-words.ts'
import { SourceChips } from './source-chips.tsx'

/** Pending times that are offered, seconds. */
const waits = [0, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600] as const

export interface SeverityFieldProps {
  readonly severity: Severity
  readonly onChange: (severity: Severity) => void
}

export function SeverityField({ severity, onChange }: SeverityFieldProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('rule.severity')}</span>
      <Choice
        testId="rule-severity"
        label={t('rule.severity')}
        value={severity}
        options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
        onChoose={onChange}
      />
    </div>
  )
}

export interface SourcesFieldProps {
  readonly sources: readonly string[]
  readonly onChange: (sources: string[]) => void
}

export function SourcesField({ sources, onChange }: SourcesFieldProps) {
  const { t } = useSpeech()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t('rule.sources')}</legend>
      <div className={styles.chips}>
        <SourceChips sources={sources} onChange={onChange} />
      </div>
    </fieldset>
  )
}

export interface WaitFieldProps {
  readonly seconds: number
  readonly onChange: (seconds: number) => void
}

/** How long the trouble must stand before it calls, in words. */
export function WaitField({ seconds, onChange }: WaitFieldProps) {
  const { t } = useSpeech()
  const offered = waits.some((wait) => wait === seconds) ? waits : [...waits, seconds].sort((a, b) => a - b)
  return (
    <Field label={t('rule.wait')}>
      <select
        className={fields.control}
        data-testid="rule-wait"
        value={seconds}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {offered.map((wait) => (
          <option key={wait} value={wait}>
            {waitText(t, wait)}
          </option>
        ))}
      </select>
      <span className={styles.line}>{t('rule.waitHint')}</span>
    </Field>
  )
}

export interface MarginFieldProps {
  readonly margin: string
  readonly problem: boolean
  readonly onChange: (margin: string) => void
}

/** Hysteresis: how far past the limit it is over. */
export function MarginField({ margin, problem, onChange }: MarginFieldProps) {
  const { t } = useSpeech()
  return (
    <Field label={t('rule.margin')} error={problem ? t('rule.badNumber') : null}>
      <input
        className={fields.control}
        data-testid="rule-margin"
        inputMode="decimal"
        value={margin}
        maxLength={20}
        aria-invalid={problem}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className={styles.line}>{t('rule.marginHint')}</span>
    </Field>
  )
}
