import { describe, expect, it } from 'vitest'
import { quietUntil } from '../../../../src/engine/attention/quiet-hours.ts'
import type { QuietHours } from '../../../../src/shared/settings/attention.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const night: QuietHours = {
  days: everyDay,
  from: '22:00',
  to: '06:00',
  sources: [],
  severities: ['info', 'warning'],
}
const warning = { severity: 'warning', source: 'shop' } as const

/** Where an alert of `at` is held until, as ISO; null: it may call. */
function until(
  windows: readonly QuietHours[],
  at: string,
  zone: string,
  alert: Parameters<typeof quietUntil>[1] = warning,
) {
  const end = quietUntil(windows, alert, Date.parse(at), zone)
  return end === null ? null : new Date(end).toISOString()
}

describe('quiet hours (issue 4.4)', () => {
  it.each([
    ['before they begin', '2026-11-21T14:59:59Z', null],
    ['at their first second', '2026-11-21T15:00:00Z', '2026-11-21T23:00:00.000Z'],
    ['after midnight', '2026-11-21T20:00:00Z', '2026-11-21T23:00:00.000Z'],
    ['at their end', '2026-11-21T23:00:00Z', null],
    ['over the end of a month', '2026-11-30T18:30:00Z', '2026-11-30T23:00:00.000Z'],
    ['over the end of a year', '2026-12-31T17:30:00Z', '2026-12-31T23:00:00.000Z'],
    ['on a leap day', '2028-02-29T15:30:00Z', '2028-02-29T23:00:00.000Z'],
  ])('hold over midnight: %s', (_name, at, end) => {
    expect(until([night], at, 'Asia/Jakarta')).toBe(end)
  })

  it('belong to the day on which they begin', () => {
    const friday = { ...night, days: [5] }
    // 2026-11-20 is a Friday; half past one on Saturday is still its night, and on Friday it is Thursday's.
    expect(until([friday], '2026-11-20T18:30:00Z', 'Asia/Jakarta')).toBe('2026-11-20T23:00:00.000Z')
    expect(until([friday], '2026-11-19T18:30:00Z', 'Asia/Jakarta')).toBeNull()
    expect(until([friday], '2026-11-21T15:30:00Z', 'Asia/Jakarta')).toBeNull()
  })

  it('never hold what is critical, and only the sources and severities that they name', () => {
    const at = '2026-11-21T16:00:00Z'
    const some = { ...night, sources: ['warehouse'], severities: ['info' as const] }
    expect(until([night], at, 'Asia/Jakarta', { severity: 'critical', source: 'shop' })).toBeNull()
    expect(until([some], at, 'Asia/Jakarta')).toBeNull()
    expect(until([some], at, 'Asia/Jakarta', { severity: 'info', source: 'shop' })).toBeNull()
    expect(until([some], at, 'Asia/Jakarta', { severity: 'info', source: 'warehouse' })).not.toBeNull()
  })

  it('that overlap or touch are one: nothing calls for a moment between them', () => {
    const morning = { ...night, from: '06:00', to: '08:00' }
    const early = { ...night, from: '05:00', to: '07:30' }
    expect(until([night, morning], '2026-11-21T16:00:00Z', 'Asia/Jakarta')).toBe('2026-11-22T01:00:00.000Z')
    expect(until([early, night], '2026-11-21T16:00:00Z', 'Asia/Jakarta')).toBe('2026-11-22T00:30:00.000Z')
  })

  it('that are always are looked at again after some days, and hold without an end', () => {
    const always = { ...night, from: '00:00', to: '00:00' }
    const end = quietUntil([always], warning, Date.parse('2026-11-21T05:00:00Z'), 'Asia/Jakarta') ?? 0
    expect(end - Date.parse('2026-11-21T05:00:00Z')).toBeGreaterThan(7 * 24 * 3_600_000)
  })

  it('keep the clock on the wall when summer time begins: the night is an hour shorter', () => {
    // Berlin skips 02:00 to 03:00 on 2027-03-28.
    expect(until([night], '2027-03-27T21:30:00Z', 'Europe/Berlin')).toBe('2027-03-28T04:00:00.000Z')
    expect(until([night], '2027-03-28T03:59:59Z', 'Europe/Berlin')).toBe('2027-03-28T04:00:00.000Z')
    expect(until([night], '2027-03-28T04:00:00Z', 'Europe/Berlin')).toBeNull()
  })

  it('whose end is skipped by summer time end at the skip, and whose beginning is begin there', () => {
    expect(until([{ ...night, to: '02:30' }], '2027-03-27T22:00:00Z', 'Europe/Berlin')).toBe(
      '2027-03-28T01:00:00.000Z',
    )
    const short = { ...night, from: '02:30', to: '04:00' }
    expect(until([short], '2027-03-28T00:59:59Z', 'Europe/Berlin')).toBeNull()
    expect(until([short], '2027-03-28T01:00:00Z', 'Europe/Berlin')).toBe('2027-03-28T02:00:00.000Z')
  })

  it('keep the clock on the wall when summer time ends: an hour that comes twice is quiet twice', () => {
    // Berlin has 02:00 to 03:00 twice on 2026-10-25.
    expect(until([night], '2026-10-24T21:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T05:00:00.000Z')
    expect(until([{ ...night, to: '02:30' }], '2026-10-25T01:10:00Z', 'Europe/Berlin')).toBe(
      '2026-10-25T01:30:00.000Z',
    )
    expect(until([{ ...night, to: '02:30' }], '2026-10-25T01:30:00Z', 'Europe/Berlin')).toBeNull()
  })

  it('work where clocks change at midnight, and where zones have half hours', () => {
    // Santiago skips 00:00 to 01:00 on 2026-09-06.
    const late = { ...night, from: '23:00', to: '00:30' }
    expect(until([late], '2026-09-06T03:30:00Z', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
    expect(until([night], '2026-11-21T17:00:00Z', 'Asia/Kolkata')).toBe('2026-11-22T00:30:00.000Z')
  })
})
