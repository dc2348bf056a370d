import { expect, it } from 'vitest'
import { keepInReach } from '../../../../src/main/app/in-reach.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

// The bug: started with --hidden on a desktop without a tray, or with a panel that crashed, nobody found the window.

function setUp() {
  const clock = createFakeClock()
  const state = { hidden: true, tray: false }
  let broughtBack = 0
  const reach = keepInReach({
    clock,
    isLost: () => state.hidden && !state.tray,
    bringBack() {
      broughtBack += 1
      state.hidden = false
    },
  })
  return { clock, state, reach, count: () => broughtBack }
}

it('a hidden window comes back where no tray came within a minute', () => {
  const { clock, reach, count } = setUp()
  reach.look()
  clock.advance(59_999)
  expect(count()).toBe(0)
  clock.advance(1)
  expect(count()).toBe(1)
  clock.advance(600_000)
  expect(count()).toBe(1)
})

it('a panel that takes its time, or starts anew, disturbs nobody', () => {
  const { clock, state, reach, count } = setUp()
  reach.look()
  clock.advance(30_000)
  state.tray = true
  reach.look()
  clock.advance(600_000)
  state.tray = false
  reach.look()
  clock.advance(59_000)
  state.tray = true
  clock.advance(600_000)
  expect(count()).toBe(0)
  expect(clock.waiting()).toBe(0)
})

it('hidden after the tray went it comes back, too; nothing is waited for after the stop', () => {
  const { clock, state, reach, count } = setUp()
  state.hidden = false
  reach.look()
  expect(clock.waiting()).toBe(0)
  state.hidden = true
  reach.look()
  clock.advance(60_000)
  expect(count()).toBe(1)
  state.hidden = true
  reach.look()
  reach.stop()
  clock.advance(60_000)
  expect(count()).toBe(1)
})
