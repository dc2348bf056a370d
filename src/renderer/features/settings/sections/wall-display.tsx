import { useEffect, useState } from 'react'
import type { DisplayInfo } from '../../../../shared/ipc/routes/shell.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import fields from '../../../ui/field.module.css'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'

export interface WallDisplayProps {
  /** Null: where the window is. */
  readonly display: string | null
  readonly locked: boolean
  readonly onChoose: (display: string | null) => void
}

/** The screen of this computer that becomes the wall. One that is chosen and not connected stays chosen. */
export function WallDisplay({ display, locked, onChoose }: WallDisplayProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const [displays, setDisplays] = useState<readonly DisplayInfo[]>([])
  useEffect(() => {
    let wanted = true
    void bridge.request('wall.displays', {}).then((answer) => {
      if (!wanted) return
      if (answer.ok) setDisplays(answer.data.displays)
      else fail(answer.error)
    })
    return () => {
      wanted = false
    }
  }, [bridge, fail])
  return (
    <SettingRow label={t('wallSet.display')} locked={locked}>
      <select
        className={`${fields.control} ${styles.choose}`}
        data-testid="setting-wall-display"
        aria-label={t('wallSet.display')}
        value={display ?? ''}
        disabled={locked}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('wallSet.displayOwn')}</option>
        {display !== null && !displays.some(({ id }) => id === display) && (
          <option value={display}>{t('wallSet.displayGone')}</option>
        )}
        {displays.map(({ id, label, width, height, primary }) => (
          <option key={id} value={id}>
            {t(primary ? 'wallSet.displayMain' : 'wallSet.displayName', { label, width, height })}
          </option>
        ))}
      </select>
    </SettingRow>
  )
}
