import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import styles from './settings-view.module.css'

export interface SettingRowProps {
  readonly label: string
  readonly locked?: boolean
  readonly children: ReactNode
}

/** A setting and its control; a locked one says who set it. */
export function SettingRow({ label, locked = false, children }: SettingRowProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.row} data-locked={locked}>
      <span className={styles.label}>{label}</span>
      <div className={styles.control}>
        {children}
        {locked && (
          <span className={styles.locked}>
            <Lock size={12} strokeWidth={1.75} aria-hidden="true" />
            {t('settings.locked')}
          </span>
        )}
      </div>
    </div>
  )
}
