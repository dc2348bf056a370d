import type { ReactNode } from 'react'
import styles from './field.module.css'

/** A labelled control with room for a hint or what is wrong. */
export interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function Field({ label, hint, error = null, className, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={[styles.field, className].filter(Boolean).join(' ')}>
      <span className={styles.label}>
        {label}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      {children}
      {error !== null && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </label>
  )
}
