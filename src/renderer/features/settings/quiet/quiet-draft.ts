import { type QuietHours, timeOfDay } from '../../../../shared/settings/attention.ts'
import { checkShape } from '../../../bridge/check-shape.ts'

export type QuietProblem = 'days' | 'time' | 'severities'

/** Whether it is a time of day as the settings have it. */
export function isTime(text: string): boolean {
  return checkShape(timeOfDay, text).ok
}

/** What keeps a window from being stored; null for nothing. */
export function quietProblem({ days, from, to, severities }: QuietHours): QuietProblem | null {
  if (days.length === 0) return 'days'
  if (!isTime(from) || !isTime(to)) return 'time'
  return severities.length === 0 ? 'severities' : null
}

/** A time as people type it (`7.30`, `0730`, `7`) as `HH:MM`; what is no time stays as it is. */
export function typedTime(text: string): string {
  const match = /^\s*(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?\s*$/.exec(text)
  if (match === null) return text
  const time = `${match[1]?.padStart(2, '0')}:${match[2] ?? '00'}`
  return isTime(time) ? time : text
}

/** The list with a value added, or taken off. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
}

/** What a new window begins with: every night while a shop is closed. */
export const newQuietHours: QuietHours = {
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '21:00',
  to: '07:00',
  sources: [],
  severities: ['info', 'warning'],
}
