import { expect, it } from 'vitest'
import { watchForHang } from '../../../../src/main/windows/hang-watch.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

/** Lets the answers that are there be heard. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function setUp(answer: () => Promise<unknown>) {
  const clock = createFakeClock()
  let hangs = 0
  let process = 1
  const stop = watchForHang({
    clock,
    page: () => process,
    ask: answer,
    onHang: () => {
      hangs += 1
    },
  })
  const replace = (): void => {
    process += 1
  }
  return { clock, stop, replace, hangs: () => hangs }
}

// Would catch a wall whose page hangs and goes on to say that all is live: Chromium tells of it only when a key is pressed.
it('tells of a page that does not answer, once for each time', async () => {
  let alive = true
  const { clock, hangs } = setUp(() => (alive ? Promise.resolve(0) : new Promise(() => {})))
  for (let turn = 0; turn < 10; turn += 1) {
    clock.advance(30_000)
    await settled()
  }
  expect(hangs()).toBe(0)
  alive = false
  clock.advance(30_000)
  await settled()
  expect(hangs()).toBe(0)
  clock.advance(30_000)
  expect(hangs()).toBe(1)
  alive = true
  for (let turn = 0; turn < 3; turn += 1) {
    clock.advance(30_000)
    await settled()
  }
  expect(hangs()).toBe(1)
})

it('takes a refusal for an answer: a page that is being replaced does not hang', async () => {
  const { clock, hangs } = setUp(() => Promise.reject(new Error('gone')))
  for (let turn = 0; turn < 4; turn += 1) {
    clock.advance(30_000)
    await settled()
  }
  expect(hangs()).toBe(0)
})

// Would catch a page that is ended because the one before it, which died meanwhile, never answered.
it('leaves a page alone that took the place of the one that was asked', async () => {
  const { clock, replace, hangs } = setUp(() => new Promise(() => {}))
  clock.advance(30_000)
  replace()
  clock.advance(30_000)
  await settled()
  expect(hangs()).toBe(0)
  clock.advance(30_000)
  expect(hangs()).toBe(1)
})

// Would catch a page that is ended because its answer lay in the queue while this process stood still or slept.
it('asks anew when it looks too late itself', async () => {
  const { clock, hangs } = setUp(() => new Promise(() => {}))
  clock.advance(30_000)
  clock.oversleep(3_600_000)
  await settled()
  expect(hangs()).toBe(0)
  clock.advance(30_000)
  expect(hangs()).toBe(1)
})

it('stops', () => {
  const { clock, stop } = setUp(() => Promise.resolve(0))
  stop()
  expect(clock.waiting()).toBe(0)
})
