import { useSpeech } from '../../../app/console-context.tsx'
import fieldStyles from '../../../ui/field.module.css'
import { Field } from '../../../ui/field.tsx'
import type { FieldSpec } from './field-spec.ts'
import styles from './kit.module.css'

export interface CommandFieldProps {
  readonly spec: FieldSpec
  readonly value: string
  readonly wrong: boolean
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}

/** One field of a management form with what is wrong with it. */
export function CommandField({ spec, value, wrong, disabled, onChange }: CommandFieldProps) {
  const { t } = useSpeech()
  const common = {
    'data-testid': `manage-field-${spec.name}`,
    'aria-invalid': wrong,
    disabled: disabled || spec.fixed === true,
  }
  if (spec.kind === 'check') {
    return (
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
          {...common}
        />
        <span>
          {spec.label}
          {spec.hint !== undefined && <span className={styles.checkHint}>{spec.hint}</span>}
        </span>
      </label>
    )
  }
  const hint = spec.hint ?? (spec.optional === true ? t('manage.optional') : undefined)
  return (
    <Field label={spec.label} {...(hint === undefined ? {} : { hint })} error={wrong ? spec.wrong : null}>
      {spec.kind === 'choice' ? (
        <select
          className={fieldStyles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...common}
        >
          {spec.options?.some((option) => option.value === value) !== true && <option value={value} />}
          {spec.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : spec.kind === 'long' ? (
        <textarea
          className={`${fieldStyles.control} ${styles.long}`}
          rows={3}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...common}
        />
      ) : (
        <input
          className={`${fieldStyles.control} ${spec.kind === 'number' ? styles.number : ''}`}
          value={value}
          inputMode={spec.kind === 'number' ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={spec.kind === 'text'}
          onChange={(event) => onChange(event.target.value)}
          {...common}
        />
      )}
    </Field>
  )
}
