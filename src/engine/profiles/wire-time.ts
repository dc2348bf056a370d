/** Below this a number is seconds, above it milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
const secondsBelow = 100_000_000_000
/** The last moment that a date can hold, epoch ms; a later one cannot be written as text again. */
const lastMoment = 8_640_000_000_000_000

/**
 * Reads a time in any of the forms that the sources use (source-systems.md, 3H): ISO 8601 text, seconds as a float,
 * seconds as an integer, and their texts. Also `2024-01-01 10:00:00`, which Laravel sends for a plain date column.
 *
 * @returns epoch ms, or null when it is none of them
 */
export function parseWireTime(value: unknown): number | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value <= 0) return null
    const time = Math.round(value < secondsBelow ? value * 1_000 : value)
    return time <= lastMoment ? time : null
  }
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return parseWireTime(Number(text))
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const time = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(time) ? null : time
}

/**
 * Start of a day that is written `31/12/2024` (Optik's `tanggal`), in the zone of this machine.
 *
 * @returns epoch ms, or null when it is no such date
 */
export function parseWireDay(value: unknown): number | null {
  const match = typeof value === 'string' ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim()) : null
  if (match === null) return null
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(year, month - 1, day)
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null
}
