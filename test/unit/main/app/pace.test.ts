import { describe, expect, it } from 'vitest'
import { createPace } from '../../../../src/main/app/pace.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

describe('createPace', () => {
  it('a thousand changes in a second are two drawings, and the last one is among them', () => {
    const clock = createFakeClock()
    let value = 0
    const drawn: number[] = []
    const pace = createPace(clock, 1_000, () => drawn.push(value))
    for (value = 1; value <= 1000; value += 1) pace.ask()
    clock.advance(1_000)
    expect(drawn).toEqual([1, 1001])
    clock.advance(10_000)
    expect(drawn).toHaveLength(2)
  })

  it('draws nothing after its stop', () => {
    const clock = createFakeClock()
    let drawn = 0
    const pace = createPace(clock, 1_000, () => {
      drawn += 1
    })
    pace.ask()
    pace.ask()
    pace.stop()
    pace.ask()
    clock.advance(5_000)
    expect(drawn).toBe(1)
  })
})
