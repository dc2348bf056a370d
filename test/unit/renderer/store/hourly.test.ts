import { describe, expect, it } from 'vitest'
import { hourlySales } from '../../../../src/renderer/store/hourly.ts'

const at = (hour: number, minute = 0): number => new Date(2026, 10, 21, hour, minute).getTime()
const rows = (...times: readonly number[]) => times.map((time) => ({ at: time }))

describe('hourlySales', () => {
  it('counts the hours from the first sale up to now, empty ones too (O18)', () => {
    expect(hourlySales(rows(at(8), at(8, 59), at(10)), 3, at(11))).toEqual([
      { hour: 8, count: 2 },
      { hour: 9, count: 0 },
      { hour: 10, count: 1 },
      { hour: 11, count: 0 },
    ])
  })

  it('says nothing where it does not know every sale: a source that sends only its latest (O18)', () => {
    expect(hourlySales(rows(at(10)), 31, at(11))).toBeNull()
    expect(hourlySales(rows(at(10)), null, at(11))).toBeNull()
  })

  it("leaves out yesterday's sales, and those of a clock that runs ahead (O18)", () => {
    const yesterday = at(10) - 24 * 60 * 60 * 1000
    expect(hourlySales(rows(yesterday, at(10), at(13)), 1, at(10, 30))).toEqual([{ hour: 10, count: 1 }])
    expect(hourlySales([], 0, at(10))).toBeNull()
  })
})
