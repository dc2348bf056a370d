import styles from './choice.module.css'

export interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: string
}

/** One of a few, all in sight. */
export interface ChoiceProps<T extends string> {
  readonly testId: string
  readonly label: string
  readonly value: T
  readonly options: readonly ChoiceOption<T>[]
  readonly disabled?: boolean
  readonly onChoose: (value: T) => void
}

export function Choice<T extends string>({
  testId,
  label,
  value,
  options,
  disabled,
  onChoose,
}: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice} aria-label={label} data-testid={testId} disabled={disabled}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} data-chosen={option.value === value}>
          <input
            className="visually-hidden"
            type="radio"
            name={testId}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
