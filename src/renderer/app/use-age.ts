import { useEffect, useReducer } from 'react'
import { type Age, type AgeDetail, ageOf, durationOf } from '../../shared/i18n/age.ts'
import { localDay, momentOf, untilMidnight } from '../../shared/i18n/moment.ts'
import { useConsole, useSpeech } from './console-context.tsx'

/** Text that ages by itself: renders its component again exactly when the text changes. */
function useTicking(read: (now: number) => Age | null): string {
  const { ticker } = useConsole()
  const [woken, again] = useReducer((count: number) => count + 1, 0)
  const age = read(ticker.now())
  const changesIn = age?.changesIn
  const text = age?.text ?? ''
  // Every wake-up plans the next one, also where text and wait are what they were: else the age would stand still.
  // biome-ignore lint/correctness/useExhaustiveDependencies: text and wake-ups decide when the next one is planned
  useEffect(() => {
    if (changesIn === undefined || !Number.isFinite(changesIn)) return
    return ticker.wake(changesIn, again)
  }, [ticker, changesIn, text, woken])
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

/** When something was: the time of today, else the day; '' for null. Midnight passes on a screen that stays open. */
export function useMoment(at: number | null): string {
  const { locale } = useSpeech()
  return useTicking((now) => (at === null ? null : momentOf(locale, at, now)))
}

/** Today, `YYYY-MM-DD`, also after midnight. */
export function useToday(): string {
  return useTicking((now) => ({ text: localDay(now), changesIn: untilMidnight(now) }))
}
