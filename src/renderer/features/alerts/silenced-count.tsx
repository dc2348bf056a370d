import { BellOff } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { usePaced } from '../../app/use-rows.ts'
import { countSilenced, everyOpen } from '../../store/inbox.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'
import { goTo, setInbox } from '../../store/view-state.ts'
import styles from './attention-strip.module.css'

/** How many alerts stand and call nobody, in the top strip of every view (issue 4.3); the way to them. */
export function SilencedCount() {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  const { alerts } = store.tables
  const read = useMemo(
    () => memoOnVersion(alerts.version, () => countSilenced(alerts.rows.values())),
    [alerts],
  )
  const subscribe = useCallback((listener: () => void) => alerts.subscribe(listener), [alerts])
  const count = usePaced(subscribe, read)
  const show = (): void => {
    setInbox(viewStore, { filter: { ...everyOpen, part: 'silenced' }, activeKey: null, detail: false })
    goTo(viewStore, 'alerts')
  }
  return (
    <button
      type="button"
      className={styles.item}
      data-testid="silenced-count"
      data-count={count}
      title={count === 0 ? t('alerts.noneSilenced') : t('alerts.silencedHint')}
      aria-label={count === 0 ? t('alerts.noneSilenced') : t('alerts.silenced', { count })}
      onClick={show}
    >
      <BellOff size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.full}>{t('alerts.silenced', { count })}</span>
      <span className={styles.short}>{count}</span>
    </button>
  )
}
