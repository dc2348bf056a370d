import { useState } from 'react'
import type { WallView } from '../../../../shared/settings/attention.ts'
import { Panel } from '../panels/panel.tsx'
import styles from './stage.module.css'

/** The view of the turn; the one before it fades away below it, or is gone at once with reduced motion. */
export function Stage({ view }: { readonly view: WallView }) {
  const [shown, setShown] = useState<{ readonly now: WallView; readonly before: WallView | null }>({
    now: view,
    before: null,
  })
  if (shown.now !== view) setShown({ now: view, before: shown.now })
  const drop = (): void => setShown(({ now }) => ({ now, before: null }))
  return (
    <div className={styles.stage} data-testid="wall-view" data-view={view}>
      {shown.before !== null && (
        <div
          key={shown.before}
          className={`${styles.panel} ${styles.leaving}`}
          onAnimationEnd={(event) => event.target === event.currentTarget && drop()}
          aria-hidden="true"
        >
          <Panel view={shown.before} />
        </div>
      )}
      <div key={shown.now} className={styles.panel} data-fades={shown.before !== null}>
        <Panel view={shown.now} />
      </div>
    </div>
  )
}
