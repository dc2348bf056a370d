import type { ConnectionHistory } from '../../../shared/domain/history.ts'

/**
 * Share of the time in which the source was watched and live, in percent with one decimal.
 *
 * Rounded down: 100 is said only when nothing was missing.
 * @returns null before it was watched at all
 */
export function uptimePercent({
  liveMs,
  watchedMs,
}: Pick<ConnectionHistory, 'liveMs' | 'watchedMs'>): number | null {
  if (watchedMs <= 0) return null
  return Math.floor((Math.min(liveMs, watchedMs) / watchedMs) * 1000) / 10
}

/** A number of bytes in the largest unit that leaves at least one: `0 B`, `12,4 kB`. */
export function bytesParts(bytes: number): {
  readonly value: number
  readonly unit: 'B' | 'kB' | 'MB' | 'GB'
} {
  const units = ['B', 'kB', 'MB', 'GB'] as const
  let value = bytes
  let unit: (typeof units)[number] = 'B'
  for (const next of units.slice(1)) {
    if (value < 1000) break
    value /= 1000
    unit = next
  }
  return { value: unit === 'B' ? value : Math.round(value * 10) / 10, unit }
}
