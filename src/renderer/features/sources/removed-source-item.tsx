import { useEffect } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useCountdown } from '../../app/use-age.ts'
import { dropRemoved, type RemovedSource } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './source-item.module.css'
import { useRestoreSource } from './use-remove-source.ts'

/** A source that was just removed, and the way back. It stands here and not in a toast, which newer ones push away. */
export function RemovedSourceItem({ source }: { readonly source: RemovedSource }) {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const restore = useRestoreSource()
  const rest = useCountdown(source.undoUntil)
  useEffect(() => {
    const timer = setTimeout(
      () => dropRemoved(viewStore, source.id),
      Math.max(0, source.undoUntil - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [viewStore, source.id, source.undoUntil])
  return (
    <li className={styles.source} data-testid="removed-source" data-id={source.id}>
      <div className={styles.head}>
        <Mark name="quiet" />
        <h3 className={styles.name}>{t('sources.removed', { name: source.name })}</h3>
        <span className={styles.state}>{rest}</span>
        <span className={styles.actions}>
          <Button size="small" data-testid="undo-remove" onClick={() => void restore(source)}>
            {t('sources.undo')}
          </Button>
        </span>
      </div>
      <p className={styles.explained}>{t('sources.removedBody')}</p>
    </li>
  )
}
