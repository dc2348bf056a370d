import { expect, it } from 'vitest'
import { watchForWake } from '../../../../src/main/native/wake.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

function setUp() {
  const clock = createFakeClock()
  const seen: string[] = []
  let online = true
  const stop = watchForWake({
    clock,
    isOnline: () => online,
    onWake: () => seen.push('wake'),
    onNetwork: () => seen.push('network'),
  })
  const setOnline = (value: boolean): void => {
    online = value
  }
  return { clock, seen, stop, setOnline }
}

it('notices a sleep that nobody announced, within a second of waking', () => {
  const { clock, seen } = setUp()
  clock.advance(60_000)
  clock.jump(3_600_000)
  clock.advance(1_000)
  expect(seen).toEqual(['wake'])
  clock.advance(60_000)
  expect(seen).toEqual(['wake'])
})

it('is quiet about small corrections of the clock', () => {
  const { clock, seen } = setUp()
  for (let correction = 0; correction < 100; correction += 1) {
    clock.jump(400)
    clock.advance(1_000)
  }
  expect(seen).toEqual([])
})

it('tells when the network comes back, not when it goes', () => {
  const { clock, seen, setOnline } = setUp()
  setOnline(false)
  clock.advance(5_000)
  expect(seen).toEqual([])
  setOnline(true)
  clock.advance(1_000)
  expect(seen).toEqual(['network'])
})

it('stops', () => {
  const { clock, stop } = setUp()
  stop()
  expect(clock.waiting()).toBe(0)
})
