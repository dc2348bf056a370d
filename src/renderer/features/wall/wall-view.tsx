import { type CSSProperties, useCallback, useMemo, useState } from 'react'
import { useSpeech, useView } from '../../app/console-context.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { AlertBand } from './parts/alert-band.tsx'
import { AllWell } from './parts/all-well.tsx'
import { FreshnessBand } from './parts/freshness-band.tsx'
import { Stage } from './parts/stage.tsx'
import { TurnLine } from './parts/turn-line.tsx'
import { WallHeader } from './parts/wall-header.tsx'
import { wanderAt, wanderMs } from './turns.ts'
import { useEvery } from './use-clock.ts'
import { useStill } from './use-still.ts'
import { useTrouble } from './use-trouble.ts'
import { useTurns } from './use-turns.ts'
import { useUnit } from './use-unit.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { WallContext } from './wall-context.tsx'
import styles from './wall-view.module.css'

/**
 * The whole screen of a wall (issue 4.9): legible from five metres, nothing to click, and never a figure that is old
 * without saying so.
 */
export function WallView() {
  const { t } = useSpeech()
  const phase = useView((state) => state.phase)
  const turns = useTurns()
  const { unit, height } = useUnit()
  const still = useStill()
  const [leaving, setLeaving] = useState(false)
  const leave = useCallback(() => setLeaving(true), [])
  useWallKeys({ step: turns.step, toggle: turns.toggle, leave }, !leaving)
  const { x, y } = wanderAt(useEvery(wanderMs))
  const banded = useTrouble()
  const facts = useMemo(
    () => ({ unit, height, round: turns.round, banded }),
    [unit, height, turns.round, banded],
  )
  const style = {
    '--w': `${unit}px`,
    transform: `translate(calc(${x} * var(--c)), calc(${y} * var(--c)))`,
  } as CSSProperties
  return (
    <div className={styles.screen} data-testid="wall" data-still={still && !leaving}>
      <main className={styles.wall} style={style} aria-label={t('wall.label')}>
        <WallHeader turns={turns} />
        <FreshnessBand />
        <AlertBand />
        {phase === 'ready' && (
          <WallContext value={facts}>
            <Stage view={turns.view} />
          </WallContext>
        )}
        {phase === 'failed' && (
          <AllWell mark="critical" title={t('app.loadFailed')} body={t('app.loadFailedBody')} />
        )}
        <TurnLine turns={turns} label={t('wall.turn')} />
      </main>
      {!still && !leaving && <p className={styles.keys}>{t('wall.keys')}</p>}
      <LeaveDialog open={leaving} onOpen={leave} onClose={() => setLeaving(false)} />
    </div>
  )
}
