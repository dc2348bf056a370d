import { useEffect, useReducer } from 'react'
import { type Age, type AgeDetail, ageOf, durationOf } from '../../shared/i18n/age.ts'
import { useConsole, useSpeech } from './console-context.tsx'

/** Text that ages by itself: renders its component again exactly when the text changes. */
function useTicking(read: (now: number) => Age | null): string {
  const { ticker } = useConsole()
  const [, again] = useReducer((count: number) => count + 1, 0)
  const age = read(ticker.now())
  const changesIn = age?.changesIn
  const text = age?.text ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides when the next wake-up is planned
  useEffect(() => {
    if (changesIn === undefined) return
    return ticker.wake(changesIn, again)
  }, [ticker, changesIn, text])
  return text
}

/** How long ago something was; '' for null. */
export function useAge(at: number | null, detail: AgeDetail): string {
  const { t } = useSpeech()
  return useTicking((now) => (at === null ? null : ageOf(t, now - at, detail)))
}

/** How long it still is until a moment, rounded up; '' when the moment has come. */
export function useCountdown(until: number | null): string {
  const { t } = useSpeech()
  return useTicking((now) => {
    if (until === null || until <= now) return null
    const rest = until - now
    const shown = durationOf(t, Math.ceil(rest / 1000) * 1000, 'exact')
    return { text: shown.text, changesIn: rest % 1000 || 1000 }
  })
}
