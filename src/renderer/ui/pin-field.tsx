import fields from './field.module.css'
import { Field } from './field.tsx'

export interface PinFieldProps {
  readonly testId: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly problem: string | null
  readonly autoFocus?: boolean
  readonly onChange: (pin: string) => void
}

/** A field for 4 to 12 digits that are not shown; anything else that is typed is left out. */
export function PinField({ testId, label, hint, value, problem, autoFocus, onChange }: PinFieldProps) {
  return (
    <Field label={label} error={problem} {...(hint === undefined ? {} : { hint })}>
      <input
        className={fields.control}
        data-testid={testId}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={value}
        aria-invalid={problem !== null}
        // biome-ignore lint/a11y/noAutofocus: the dialog has one field, and was opened to fill it
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    </Field>
  )
}
