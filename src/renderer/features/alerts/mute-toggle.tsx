import { Volume2, VolumeX } from 'lucide-react'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { updateSettings } from '../../bridge/update-settings.ts'
import styles from './attention-strip.module.css'

/** Sound and speech off and on, in the top strip of every view; says what still calls (issue 4.6). */
export function MuteToggle() {
  const { bridge, viewStore, toasts } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const attention = useView((state) => state.settings.attention)
  const locked = useView((state) => state.settings.locked.includes('attention'))
  const { muted } = attention
  const hint = t(attention.desktop || attention.webhook.enabled ? 'mute.hint' : 'mute.hintScreen')
  const toggle = async (): Promise<void> => {
    const failed = await updateSettings({ bridge, viewStore }, { attention: { ...attention, muted: !muted } })
    fail(failed)
    if (failed === null && !muted) {
      toasts.show({
        id: 'muted',
        title: t('mute.done'),
        body: hint,
        data: { kind: 'done', mark: 'snoozed' },
      })
    }
  }
  const Icon = muted ? VolumeX : Volume2
  return (
    <button
      type="button"
      className={styles.item}
      data-testid="mute-toggle"
      aria-pressed={muted}
      // Always the same: whether it is so is said by the pressed state.
      aria-label={t('mute.on')}
      title={locked ? t('mute.locked') : muted ? `${t('mute.off')}. ${hint}` : t('mute.on')}
      disabled={locked}
      onClick={() => void toggle()}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      {muted && <span className={styles.word}>{t('mute.muted')}</span>}
    </button>
  )
}
