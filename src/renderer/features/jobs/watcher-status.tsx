import type { Watcher } from '../../../shared/domain/library.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './library-card.module.css'

type WatcherWord = 'running' | 'stopped' | 'disabled'

const markOf: Readonly<Record<WatcherWord, MarkName>> = {
  running: 'live',
  stopped: 'warning',
  disabled: 'off',
}

/** Off because nobody wants it is quiet; stopped although it is wanted is not. */
function wordOf({ running, enabled }: Watcher): WatcherWord {
  if (running) return 'running'
  return enabled ? 'stopped' : 'disabled'
}

/** Whether a source watches its folders (C6). */
export function WatcherStatus({ watcher }: { readonly watcher: Watcher }) {
  const { t } = useSpeech()
  const word = wordOf(watcher)
  return (
    <span
      className={styles.state}
      data-testid="watcher-status"
      data-source={watcher.source}
      data-running={watcher.running}
      data-enabled={watcher.enabled}
    >
      <Mark name={markOf[word]} />
      {t(`watcher.${word}`)}
    </span>
  )
}
