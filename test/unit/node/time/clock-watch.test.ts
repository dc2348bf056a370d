import { describe, expect, it } from 'vitest'
import { watchClock } from '../../../../src/node/time/clock-watch.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

describe('watchClock', () => {
  it.each([3_600_000, -3_600_000, 5_100])('tells once of a jump of %d ms (C9: no storm)', (jump) => {
    const clock = createFakeClock()
    const jumps: number[] = []
    watchClock(clock, (delta) => jumps.push(delta))
    clock.advance(10_000)
    clock.jump(jump)
    clock.advance(60_000)
    expect(jumps).toEqual([jump])
  })

  it('takes slow drift for what it is', () => {
    const clock = createFakeClock()
    const jumps: number[] = []
    watchClock(clock, (delta) => jumps.push(delta))
    for (let second = 0; second < 100; second += 1) {
      clock.jump(500)
      clock.advance(1_000)
    }
    expect(jumps).toEqual([])
  })

  it('leaves no timer behind', () => {
    const clock = createFakeClock()
    watchClock(clock, () => {})()
    expect(clock.waiting()).toBe(0)
  })
})
