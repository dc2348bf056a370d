import { useState } from 'react'
import fields from '../../ui/field.module.css'
import styles from './settings-view.module.css'

export interface TypedSettingProps {
  readonly testId: string
  readonly label: string
  readonly value: string
  readonly disabled: boolean
  readonly maxLength: number
  readonly look: 'text' | 'number'
  /** Words for what cannot be stored; null stores it. */
  readonly problem?: (text: string) => string | null
  readonly onSave: (text: string) => void
}

/** A single typed setting: stored with Enter or when the field is left, taken back with Escape. */
export function TypedSetting(props: TypedSettingProps) {
  const { testId, label, value, disabled, maxLength, look, problem, onSave } = props
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed === null ? null : (problem?.(typed) ?? null)
  const keep = (): void => {
    if (typed === null || wrong !== null) return
    setTyped(null)
    if (typed !== value) onSave(typed)
  }
  return (
    <>
      {wrong !== null && (
        <span className={styles.problem} role="alert">
          {wrong}
        </span>
      )}
      <input
        className={`${fields.control} ${look === 'number' ? styles.limit : styles.text}`}
        data-testid={testId}
        aria-label={label}
        inputMode={look === 'number' ? 'numeric' : 'text'}
        value={typed ?? value}
        maxLength={maxLength}
        disabled={disabled}
        aria-invalid={wrong !== null}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
    </>
  )
}
