import type { Translate } from './translate.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * How closely an age is told: `calm` for data that is live, `exact` for what is stale or counting down, `coarse` where
 * there is little room and nobody counts minutes.
 */
export type AgeDetail = 'calm' | 'exact' | 'coarse'

/** An age and the moment at which its text changes next, so that nothing ticks in vain (performance.md, idle CPU). */
export interface Age {
  readonly text: string
  /** Milliseconds from now until the text is another one. */
  readonly changesIn: number
}

/** Whole seconds that are shown: each under 10 s, then in steps of five. */
function shownSeconds(elapsed: number): { readonly shown: number; readonly changesIn: number } {
  const seconds = Math.floor(elapsed / second)
  const step = seconds < 10 ? 1 : 5
  const shown = Math.floor(seconds / step) * step
  return { shown, changesIn: (shown + step) * second - elapsed }
}

/**
 * The age of something in words: "baru saja" under 3 s, then seconds, minutes, hours, days.
 *
 * @param elapsed milliseconds; below zero (a clock set back) counts as now
 */
export function ageOf(t: Translate, elapsed: number, detail: AgeDetail): Age {
  const age = Math.max(0, elapsed)
  if (age < 3 * second) return { text: t('time.now'), changesIn: 3 * second - age }
  return durationOf(t, age, detail)
}

/** A length of time in words, for countdowns too: it has no "just now". */
export function durationOf(t: Translate, elapsed: number, detail: AgeDetail): Age {
  const age = Math.max(0, elapsed)
  if (age < minute) {
    const { shown, changesIn } = shownSeconds(age)
    return { text: t('time.s', { s: shown }), changesIn }
  }
  if (age < hour) {
    const m = Math.floor(age / minute)
    const rest = age - m * minute
    if (detail !== 'exact' || m >= 5) return { text: t('time.m', { m }), changesIn: minute - rest }
    const s = Math.floor(rest / (5 * second)) * 5
    const changesIn = Math.min((s + 5) * second, minute) - rest
    return { text: s === 0 ? t('time.m', { m }) : t('time.ms', { m, s }), changesIn }
  }
  if (age < 2 * day) {
    const h = Math.floor(age / hour)
    const rest = age - h * hour
    const m = Math.floor(rest / minute)
    if (h >= 12 || detail === 'coarse') return { text: t('time.h', { h }), changesIn: hour - rest }
    const text = m === 0 ? t('time.h', { h }) : t('time.hm', { h, m })
    return { text, changesIn: minute - (rest - m * minute) }
  }
  const days = Math.floor(age / day)
  return { text: t('time.d', { count: days }), changesIn: day - (age - days * day) }
}
