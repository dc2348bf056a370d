import fields from '../../ui/field.module.css'
import { Field } from '../../ui/field.tsx'
import styles from './mapping.module.css'
import type { PathField } from './mapping-draft.ts'

export interface PathInputProps {
  readonly field: PathField
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly wrong: ReadonlySet<string>
  /** The cursor is here now: a picked field of a message goes here. */
  readonly onTarget: (field: PathField) => void
  readonly onChange: (value: string) => void
}

/** A path into the payload, typed or picked. */
export function PathInput({ field, label, hint, value, wrong, onTarget, onChange }: PathInputProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        className={`${fields.control} ${styles.code}`}
        data-testid={`mapping-path-${field}`}
        value={value}
        maxLength={300}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong.has(field)}
        onFocus={() => onTarget(field)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
