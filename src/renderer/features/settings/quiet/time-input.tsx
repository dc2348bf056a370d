import { useState } from 'react'
import fields from '../../../ui/field.module.css'
import styles from './quiet.module.css'
import { typedTime } from './quiet-draft.ts'

export interface TimeInputProps {
  readonly testId: string
  readonly label: string
  /** `HH:MM`, or what was typed instead. */
  readonly value: string
  readonly wrong: boolean
  readonly onTime: (text: string) => void
}

/**
 * A time of day in 24 hours whatever the system's language is: the browser's own field would say PM. It is taken over
 * with Enter or when the field is left; 1 is a time too, on the way to 19.
 */
export function TimeInput({ testId, label, value, wrong, onTime }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (): void => {
    if (typed === null) return
    setTyped(null)
    onTime(typedTime(typed))
  }
  return (
    <input
      className={`${fields.control} ${styles.time}`}
      data-testid={testId}
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      aria-label={label}
      value={typed ?? value}
      aria-invalid={wrong && typed === null}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
