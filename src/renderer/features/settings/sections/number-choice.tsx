import fields from '../../../ui/field.module.css'
import styles from '../settings-view.module.css'

export interface NumberChoiceProps {
  readonly testId: string
  readonly label: string
  readonly value: number
  readonly values: readonly number[]
  readonly disabled: boolean
  readonly name: (value: number) => string
  readonly onChoose: (value: number) => void
}

/** One of some numbers in words. A value that is none of them (from a file) is offered too, so that it can be seen. */
export function NumberChoice({ testId, label, value, values, disabled, name, onChoose }: NumberChoiceProps) {
  const all = values.includes(value) ? values : [...values, value].sort((a, b) => a - b)
  return (
    <select
      className={`${fields.control} ${styles.choose}`}
      data-testid={testId}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {all.map((number) => (
        <option key={number} value={number}>
          {name(number)}
        </option>
      ))}
    </select>
  )
}
