const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A calendar day as a zone's clocks name it. */
export interface LocalDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** The machine's own zone, as IANA names it. */
export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

/** What the zone's clocks read, as if they stood at UTC, epoch ms of whole seconds. */
function wallTime(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function offsetAt(at: number, zone: string): number {
  return wallTime(at, zone) - Math.floor(at / 1_000) * 1_000
}

/** The day that it is in a zone. */
export function localDay(at: number, zone: string): LocalDay {
  const wall = new Date(wallTime(at, zone))
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
}

/** A day so many days later, over the ends of months and years. */
export function addDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 1 is Monday, 7 is Sunday. */
export function weekday({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

/**
 * The instant at which a zone's clocks read a time of day, epoch ms. A time that summer time skips is the instant of the
 * skip; of one that comes twice `which` says whether the first or the last is meant.
 *
 * @param minutes after midnight
 */
export function instantOf(day: LocalDay, minutes: number, zone: string, which: 'first' | 'last'): number {
  const wall = Date.UTC(day.year, day.month - 1, day.day) + minutes * minuteMs
  const before = offsetAt(wall - dayMs, zone)
  const after = offsetAt(wall + dayMs, zone)
  const early = wall - before
  const late = wall - after
  const earlyFits = offsetAt(early, zone) === before
  const lateFits = offsetAt(late, zone) === after
  if (earlyFits && lateFits) return which === 'first' ? Math.min(early, late) : Math.max(early, late)
  if (earlyFits) return early
  if (lateFits) return late
  return changeBetween(Math.min(early, late), Math.max(early, late), zone)
}

/** The minute at which a zone's offset changes. */
function changeBetween(from: number, to: number, zone: string): number {
  const old = offsetAt(from, zone)
  let low = Math.floor(from / minuteMs)
  let high = Math.ceil(to / minuteMs)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * minuteMs, zone) === old) low = middle
    else high = middle
  }
  return high * minuteMs
}
