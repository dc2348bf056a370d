import { expect, it } from 'vitest'
import { createRecovery } from '../../../../src/main/windows/recovery.ts'
import { isSeen } from '../../../../src/main/windows/visibility.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

it('reloads three times in ten minutes, then asks a person: no crash loop', () => {
  const clock = createFakeClock()
  const recovery = createRecovery(clock)
  expect([recovery.died(), recovery.died(), recovery.died()]).toEqual(['reload', 'reload', 'reload'])
  expect(recovery.died()).toBe('give-up')
  recovery.forgive()
  expect(recovery.died()).toBe('reload')
})

it('forgets deaths after ten minutes of running time, not because the clock was set', () => {
  const clock = createFakeClock()
  const recovery = createRecovery(clock)
  for (let death = 0; death < 3; death += 1) recovery.died()
  clock.jump(24 * 3600_000)
  expect(recovery.died()).toBe('give-up')
  clock.advance(10 * 60_000)
  expect(recovery.died()).toBe('reload')
})

it('counts a window as seen only when somebody can see it', () => {
  expect(isSeen({ shown: true, minimised: false, locked: false })).toBe(true)
  expect(isSeen({ shown: true, minimised: true, locked: false })).toBe(false)
  expect(isSeen({ shown: false, minimised: false, locked: false })).toBe(false)
  expect(isSeen({ shown: true, minimised: false, locked: true })).toBe(false)
})
