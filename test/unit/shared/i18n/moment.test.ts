import { describe, expect, it } from 'vitest'
import { localDay, momentOf, untilMidnight } from '../../../../src/shared/i18n/moment.ts'

const now = new Date(2026, 10, 21, 16, 20, 30).getTime()
const at = (day: number, hour: number, minute: number, ms = 1): number =>
  new Date(2026, 10, day, hour, minute, 0, ms).getTime()

describe('momentOf', () => {
  it('tells the time of what is of today', () => {
    expect(momentOf('id', at(21, 9, 5), now).text).toBe('09.05')
    expect(momentOf('en', at(21, 9, 5), now).text).toBe('09:05')
  })

  // Would catch a job that failed yesterday and looks as if it had failed just now.
  it('tells the day of what is older, also where the hours in between are few', () => {
    expect(momentOf('id', at(20, 23, 59), now).text).toBe('20 Nov')
    expect(momentOf('en', at(20, 23, 59), now).text).toBe('20 Nov')
  })

  // Would catch "00.00" for sales whose source tells only the day (`tanggal`, part F).
  it('tells the day of what is known no better', () => {
    expect(momentOf('id', at(21, 0, 0, 0), now).text).toBe('21 Nov')
  })

  // Would catch a list that shows yesterday's times on the morning after, because nothing has rendered it since.
  it('changes at midnight, and then never again', () => {
    const today = momentOf('id', at(21, 9, 5), now)
    const night = now + today.changesIn
    expect(momentOf('id', at(21, 9, 5), night - 1).text).toBe(today.text)
    const past = momentOf('id', at(21, 9, 5), night)
    expect(past).toEqual({ text: '21 Nov', changesIn: Number.POSITIVE_INFINITY })
  })
})

describe('the local day', () => {
  it('ends when untilMidnight says', () => {
    const night = now + untilMidnight(now)
    expect(localDay(night - 1)).toBe('2026-11-21')
    expect(localDay(night)).toBe('2026-11-22')
  })
})
