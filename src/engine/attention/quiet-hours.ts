import type { Alert } from '../../shared/domain/alert.ts'
import type { QuietHours } from '../../shared/settings/attention.ts'
import { addDays, instantOf, localDay, weekday } from './zone-time.ts'

/** Quiet hours that never end are looked at again after so long, ms. */
const longestMs = 8 * 24 * 60 * 60 * 1000

/** A stretch of time, epoch ms; its end does not belong to it. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Until when quiet hours keep an alert from calling (issue 4.4), epoch ms; null: it may call. Windows that overlap or
 * touch are one, so that nothing calls for a moment between two. Critical ones are never held.
 *
 * Times of day are what the clocks of `zone` read: over midnight, and over changes of summer time.
 */
export function quietUntil(
  windows: readonly QuietHours[],
  alert: Pick<Alert, 'severity' | 'source'>,
  now: number,
  zone: string,
): number | null {
  const mine = windows.filter((window) => holds(window, alert))
  if (mine.length === 0) return null
  let until = now
  for (;;) {
    const next = Math.max(until, ...mine.flatMap((window) => endOf(window, until, zone) ?? []))
    if (next === until) break
    until = next
    if (until - now >= longestMs) break
  }
  return until === now ? null : until
}

function holds(window: QuietHours, { severity, source }: Pick<Alert, 'severity' | 'source'>): boolean {
  if (severity === 'critical' || !window.severities.includes(severity)) return false
  return window.sources.length === 0 || window.sources.includes(source)
}

/** The end of the window's stretch that `at` lies in. */
function endOf(window: QuietHours, at: number, zone: string): number | null {
  const today = localDay(at, zone)
  let end: number | null = null
  for (const back of [0, 1]) {
    const day = addDays(today, -back)
    if (!window.days.includes(weekday(day))) continue
    const { from, to } = stretchFrom(window, day, zone)
    if (from <= at && at < to) end = Math.max(end ?? to, to)
  }
  return end
}

function stretchFrom(window: QuietHours, day: Parameters<typeof addDays>[0], zone: string): Stretch {
  const from = minutesOf(window.from)
  const to = minutesOf(window.to)
  const last = to <= from ? addDays(day, 1) : day
  return { from: instantOf(day, from, zone, 'first'), to: instantOf(last, to, zone, 'last') }
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
