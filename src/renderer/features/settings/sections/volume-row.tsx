import { useState } from 'react'
import { formatPercent } from '../../../../shared/i18n/format.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { TryButton } from './try-button.tsx'

export interface VolumeRowProps {
  /** 0 to 1. */
  readonly volume: number
  /** Nothing would be heard. */
  readonly silent: boolean
  readonly locked: boolean
  readonly onVolume: (volume: number) => void
}

/** How loud sounds and speech are. It is stored when the slider is let go, not on its way. */
export function VolumeRow({ volume, silent, locked, onVolume }: VolumeRowProps) {
  const { t, locale } = useSpeech()
  const [moving, setMoving] = useState<number | null>(null)
  const shown = moving ?? volume
  const keep = (): void => {
    if (moving !== null && moving !== volume) onVolume(moving)
    setMoving(null)
  }
  return (
    <SettingRow label={t('calls.volume')} locked={locked}>
      <input
        className={styles.slider}
        data-testid="setting-volume"
        type="range"
        min={0}
        max={100}
        step={5}
        aria-label={t('calls.volume')}
        aria-valuetext={formatPercent(locale, shown * 100, 0)}
        value={Math.round(shown * 100)}
        disabled={locked}
        onChange={(event) => setMoving(Number(event.target.value) / 100)}
        onPointerUp={keep}
        onKeyUp={keep}
        onBlur={keep}
      />
      <span className={styles.figure}>{formatPercent(locale, shown * 100, 0)}</span>
      <TryButton severity="warning" disabled={silent} />
    </SettingRow>
  )
}
