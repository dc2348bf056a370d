import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import styles from './settings-view.module.css'

export interface SettingRowProps {
  readonly label: string
  /** What it means, in a line under the label. */
  readonly hint?: string
  readonly locked?: boolean
  readonly children: ReactNode
}

/** A setting and its control; a locked one says who set it. */
export function SettingRow({ label, hint, locked = false, children }: SettingRowProps) {
  return (
    <div className={styles.row} data-locked={locked}>
      <span className={styles.label}>
        {label}
        {hint !== undefined && <span className={styles.rowHint}>{hint}</span>}
      </span>
      <div className={styles.control}>
        {children}
        {locked && <LockedNote />}
      </div>
    </div>
  )
}

/** Says that the administrator holds it. */
export function LockedNote() {
  const { t } = useSpeech()
  return (
    <span className={styles.locked}>
      <Lock size={12} strokeWidth={1.75} aria-hidden="true" />
      {t('settings.locked')}
    </span>
  )
}
