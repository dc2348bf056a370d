import { describe, expect, it } from 'vitest'
import {
  newQuietHours,
  quietProblem,
  typedTime,
} from '../../../../src/renderer/features/settings/quiet/quiet-draft.ts'
import { overMidnight, weekBars } from '../../../../src/renderer/features/settings/quiet/week-bars.ts'

describe('quiet hours in the settings', () => {
  // Would catch a night that ends at midnight in the picture, or runs backwards.
  it('draws a night on the day it begins and on the next one', () => {
    expect(weekBars([{ days: [5], from: '21:00', to: '06:30' }])).toEqual([
      { day: 5, from: 1260, to: 1440 },
      { day: 6, from: 0, to: 390 },
    ])
  })

  // Would catch the night from Sunday drawn on an eighth day.
  it('reaches from Sunday into Monday', () => {
    expect(weekBars([{ days: [7], from: '23:00', to: '01:00' }])).toContainEqual({ day: 1, from: 0, to: 60 })
  })

  it('takes the same time twice as a whole day, and midnight as the end of the day', () => {
    expect(weekBars([{ days: [1], from: '08:00', to: '08:00' }])).toEqual([
      { day: 1, from: 480, to: 1440 },
      { day: 2, from: 0, to: 480 },
    ])
    expect(weekBars([{ days: [1], from: '18:00', to: '00:00' }])).toEqual([{ day: 1, from: 1080, to: 1440 }])
    expect(overMidnight({ from: '09:00', to: '17:00' })).toBe(false)
  })

  it.each([
    ['7', '07:00'],
    ['0730', '07:30'],
    ['7.30', '07:30'],
    ['21:05', '21:05'],
    ['25:00', '25:00'],
    ['besok', 'besok'],
    ['', ''],
  ])('reads %j as %j', (typed, time) => {
    expect(typedTime(typed)).toBe(time)
  })

  it('says what keeps it from being stored', () => {
    expect(quietProblem(newQuietHours)).toBeNull()
    expect(quietProblem({ ...newQuietHours, days: [] })).toBe('days')
    expect(quietProblem({ ...newQuietHours, to: '24:00' })).toBe('time')
    expect(quietProblem({ ...newQuietHours, severities: [] })).toBe('severities')
  })
})
