import styles from './filter-chip.module.css'

/** A filter that is on or off, with the number of rows behind it. */
export interface FilterChipProps {
  readonly testId?: string
  readonly label: string
  readonly count?: string
  readonly pressed: boolean
  readonly onPress: () => void
}

export function FilterChip({ testId, label, count, pressed, onPress }: FilterChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      data-testid={testId}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {label}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  )
}
