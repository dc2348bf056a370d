import type { Age } from './age.ts'
import { formatTime } from './format.ts'
import type { Locale } from './locale.ts'

/** The local day of a moment, `YYYY-MM-DD`. */
export function localDay(at: number): string {
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Milliseconds until the next local day begins; a day of 23 or 25 hours is no exception. */
export function untilMidnight(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0) - now
}

/**
 * When something was, in the width of a clock: the time for what is of today, the day for the rest, so that nothing of
 * yesterday looks like today's. The very start of a day is what sources send that know no more than the day.
 *
 * @param at epoch milliseconds
 */
export function momentOf(locale: Locale, at: number, now: number): Age {
  const today = localDay(at) === localDay(now)
  const text = formatTime(locale, at, today && !isStartOfDay(at) ? 'time' : 'day')
  return { text, changesIn: today ? untilMidnight(now) : Number.POSITIVE_INFINITY }
}

function isStartOfDay(at: number): boolean {
  return new Date(at).setHours(0, 0, 0, 0) === at
}
