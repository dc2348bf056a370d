import styles from './switch.module.css'

/** A toggle that stays; on screen a small switch, for machines a pressed button (contract.md: live-toggle). */
export interface SwitchProps {
  readonly testId: string
  readonly label: string
  readonly pressed: boolean
  readonly disabled?: boolean
  readonly onPress: (pressed: boolean) => void
}

export function Switch({ testId, label, pressed, disabled = false, onPress }: SwitchProps) {
  return (
    <button
      type="button"
      className={styles.switch}
      data-testid={testId}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onClick={() => onPress(!pressed)}
    >
      <span className={styles.knob} />
    </button>
  )
}
