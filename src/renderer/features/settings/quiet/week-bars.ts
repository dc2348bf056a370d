import type { QuietHours } from '../../../../shared/settings/attention.ts'

/** A stretch of one day, minutes since midnight; 1440 is its end. */
export interface WeekBar {
  /** 1 is Monday, 7 is Sunday. */
  readonly day: number
  readonly from: number
  readonly to: number
}

const dayMinutes = 1440

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Whether it ends on the day after it began: at or before its beginning (attention.ts). */
export function overMidnight({ from, to }: Pick<QuietHours, 'from' | 'to'>): boolean {
  return minutesOf(to) <= minutesOf(from)
}

/** Quiet hours as stretches of the days they lie on; the night from Sunday reaches into Monday. */
export function weekBars(hours: readonly Pick<QuietHours, 'days' | 'from' | 'to'>[]): readonly WeekBar[] {
  return hours.flatMap((window) =>
    window.days.flatMap((day) => {
      const from = minutesOf(window.from)
      const to = minutesOf(window.to)
      if (!overMidnight(window)) return [{ day, from, to }]
      const rest = { day: (day % 7) + 1, from: 0, to }
      return [{ day, from, to: dayMinutes }, ...(to === 0 ? [] : [rest])]
    }),
  )
}
