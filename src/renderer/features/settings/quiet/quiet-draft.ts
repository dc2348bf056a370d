import { type QuietHours, timeOfDay } from '../../../../shared/settings/attention.ts'
import { checkShape } from '../../../bridge/check-shape.ts'

export type QuietProblem = 'days' | 'time' | 'severities'

/** What keeps a window from being stored; null for nothing. */
export function quietProblem({ days, from, to, severities }: QuietHours): QuietProblem | null {
  if (days.length === 0) return 'days'
  if (!checkShape(timeOfDay, from).ok || !checkShape(timeOfDay, to).ok) return 'time'
  return severities.length === 0 ? 'severities' : null
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
