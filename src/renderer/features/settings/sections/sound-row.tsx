import { RotateCcw } from 'lucide-react'
import type { Severity } from '../../../../shared/domain/alert.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFailureToast } from '../../../app/use-failure-toast.ts'
import { Button } from '../../../ui/button.tsx'
import { SettingRow } from '../setting-row.tsx'
import styles from '../settings-view.module.css'
import { TryButton } from './try-button.tsx'

export interface SoundRowProps {
  readonly severity: Severity
  /** The user's own file; null is Pantau's sound. */
  readonly path: string | null
  readonly locked: boolean
  readonly onPath: (path: string | null) => void
}

/** The sound of one severity: Pantau's own or a file. */
export function SoundRow({ severity, path, locked, onPath }: SoundRowProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const pick = async (): Promise<void> => {
    const answer = await bridge.request('sound.pick', {})
    if (!answer.ok) fail(answer.error)
    else if (answer.data.path !== null) onPath(answer.data.path)
  }
  return (
    <SettingRow label={t(`severity.${severity}`)} locked={locked}>
      <span className={styles.file} title={path ?? undefined} data-testid={`sound-${severity}`}>
        {path === null ? t('calls.ownSound') : path.split(/[\\/]/).at(-1)}
      </span>
      {path !== null && !locked && (
        <Button
          size="small"
          look="quiet"
          data-testid={`sound-reset-${severity}`}
          aria-label={t('calls.resetSound')}
          title={t('calls.resetSound')}
          onClick={() => onPath(null)}
        >
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      )}
      {!locked && (
        <Button size="small" data-testid={`sound-pick-${severity}`} onClick={() => void pick()}>
          {t('calls.pick')}
        </Button>
      )}
      <TryButton severity={severity} />
    </SettingRow>
  )
}
