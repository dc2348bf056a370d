import { useView } from '../../app/console-context.tsx'
import { Overview } from '../overview/index.ts'
import styles from './wall-view.module.css'

/** The whole screen of a wall (issue 4.9): no rail, nothing to click, large type. */
export function WallView() {
  const scale = useView((state) => state.settings.wall.scale)
  return (
    <main className={styles.wall} data-testid="wall" data-scale={scale}>
      <Overview />
    </main>
  )
}
