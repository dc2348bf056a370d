import styles from './bar.module.css'

/** How far something is. */
export interface BarProps {
  readonly label: string
  /** 0 to 100; null where nobody knows. */
  readonly percent: number | null
  readonly tone?: 'accent' | 'stale' | 'critical'
}

export function Bar({ label, percent, tone = 'accent' }: BarProps) {
  return (
    <progress
      className={styles.bar}
      aria-label={label}
      max={100}
      data-tone={tone}
      {...(percent === null ? {} : { value: Math.max(0, Math.min(100, percent)) })}
    />
  )
}
