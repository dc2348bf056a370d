import { EyeOff } from 'lucide-react'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { askPrivacy } from '../../bridge/set-privacy.ts'
import styles from './privacy-mark.module.css'

/** Says in the strip that this screen hides something, and offers the way back. */
export function PrivacyMark() {
  const model = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const ready = useView((state) => state.phase === 'ready')
  const { hideAmounts, hideNames } = useView((state) => state.settings.privacy)
  const locked = useView((state) => state.settings.locked.includes('privacy'))
  if (!ready || (!hideAmounts && !hideNames)) return null
  const what = hideAmounts && hideNames ? 'both' : hideAmounts ? 'amounts' : 'names'
  return (
    <button
      type="button"
      className={styles.mark}
      data-testid="privacy-mark"
      data-hidden={what}
      disabled={locked}
      title={locked ? t('settings.locked') : t('privacy.showHint')}
      aria-keyshortcuts="Control+Shift+H"
      onClick={() => void askPrivacy(model, { hideAmounts: false, hideNames: false }).then(fail)}
    >
      <EyeOff size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.words}>{t(`privacy.hidden.${what}`)}</span>
    </button>
  )
}
