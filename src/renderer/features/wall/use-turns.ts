import { useCallback, useEffect, useState } from 'react'
import type { WallView } from '../../../shared/settings/attention.ts'
import { useConsole, useView } from '../../app/console-context.tsx'
import { type Turn, turnOf } from './turns.ts'

/** The views in turn, and the ways to go on, back and to stand still. */
export interface Turns extends Turn<WallView> {
  readonly views: readonly WallView[]
  /** Counts turns, and manual steps too: what is timed begins anew. */
  readonly count: number
  readonly seconds: number
  readonly stopped: boolean
  step(by: 1 | -1): void
  toggle(): void
}

/** Goes round the chosen views (issue 4.9). A step by hand begins the time of its view anew. */
export function useTurns(): Turns {
  const views = useView((state) => state.settings.wall.views)
  const seconds = useView((state) => state.settings.wall.seconds)
  const { ticker } = useConsole()
  const [turn, setTurn] = useState(0)
  const [stopped, setStopped] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn has its own time
  useEffect(() => {
    if (stopped) return
    return ticker.wake(seconds * 1000, () => setTurn((now) => now + 1))
  }, [ticker, turn, seconds, stopped])
  const step = useCallback((by: 1 | -1) => setTurn((now) => now + by), [])
  const toggle = useCallback(() => setStopped((now) => !now), [])
  const [first = 'overview', ...rest] = views
  return { ...turnOf([first, ...rest], turn), views, count: turn, seconds, stopped, step, toggle }
}
