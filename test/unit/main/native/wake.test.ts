import { expect, it } from 'vitest'
import { watchForWake } from '../../../../src/main/native/wake.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

function setUp() {
  const clock = createFakeClock()
  const seen: string[] = []
  let network: string | null = '192.0.2.7'
  const stop = watchForWake({
    clock,
    network: () => network,
    onWake: () => seen.push('wake'),
    onNetwork: () => seen.push('network'),
  })
  const setNetwork = (now: string | null): void => {
    network = now
  }
  return { clock, seen, stop, setNetwork }
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
  const { clock, seen, setNetwork } = setUp()
  setNetwork(null)
  clock.advance(5_000)
  expect(seen).toEqual([])
  setNetwork('192.0.2.7')
  clock.advance(1_000)
  expect(seen).toEqual(['network'])
})

// Would catch connections that died silently with a cable or another Wi-Fi, and are believed live for 45 s (C4).
it('tells of another network, also where the computer was never offline', () => {
  const { clock, seen, setNetwork } = setUp()
  setNetwork('198.51.100.4')
  clock.advance(1_000)
  expect(seen).toEqual(['network'])
  clock.advance(60_000)
  expect(seen).toEqual(['network'])
})

it('stops', () => {
  const { clock, stop } = setUp()
  stop()
  expect(clock.waiting()).toBe(0)
})
