import { useEffect, useReducer } from 'react'
import { useConsole } from '../../app/console-context.tsx'

/** The time, rounded down to the period; renders again when a new one begins. */
export function useEvery(periodMs: number): number {
  const { ticker } = useConsole()
  const [woken, again] = useReducer((count: number) => count + 1, 0)
  const now = ticker.now()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wake-up plans the next
  useEffect(() => ticker.wake(periodMs - (ticker.now() % periodMs), again), [ticker, periodMs, woken])
  return Math.floor(now / periodMs) * periodMs
}
