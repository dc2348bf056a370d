import { describe, expect, it } from 'vitest'
import { createWatchdog } from '../../../../src/engine/stream/watchdog.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'

function watch(heartbeatMs: number | null) {
  const clock = createFakeClock()
  const start = clock.monotonic()
  const told: [string, number][] = []
  const watchdog = createWatchdog(clock, heartbeatMs, {
    onStale: () => told.push(['stale', clock.monotonic() - start]),
    onSilent: () => told.push(['silent', clock.monotonic() - start]),
  })
  watchdog.start()
  return { clock, watchdog, told }
}

describe('the watchdog', () => {
  it('says stale before three heartbeats and silent within them (C4, E5)', () => {
    const { clock, told } = watch(15_000)
    clock.advance(200_000)
    expect(told).toEqual([
      ['stale', 37_500],
      ['silent', 44_500],
    ])
  })

  it('does not call a stream stale early that announces no heartbeat', () => {
    const { clock, told } = watch(null)
    clock.advance(44_000)
    expect(told).toEqual([])
    clock.advance(1_000)
    expect(told).toEqual([
      ['stale', 44_500],
      ['silent', 44_500],
    ])
  })

  it('is quiet as long as any byte comes, and tells again after the next silence', () => {
    const { clock, watchdog, told } = watch(15_000)
    for (let beat = 0; beat < 10; beat += 1) {
      clock.advance(15_000)
      watchdog.heard()
    }
    expect(told).toEqual([])
    clock.advance(40_000)
    watchdog.heard()
    clock.advance(40_000)
    expect(told.map(([what]) => what)).toEqual(['stale', 'stale'])
  })

  it('follows the heartbeat that a hello announced', () => {
    const { clock, watchdog, told } = watch(15_000)
    watchdog.setHeartbeat(1_000)
    clock.advance(3_000)
    expect(told.map(([what]) => what)).toEqual(['stale', 'silent'])
  })

  it.each([
    [0, 3_000],
    [1e12, 300_000],
  ])('clamps a heartbeat of %d ms', (announced, silentBy) => {
    const { clock, watchdog, told } = watch(15_000)
    watchdog.setHeartbeat(announced)
    clock.advance(silentBy)
    expect(told.map(([what]) => what)).toEqual(['stale', 'silent'])
  })

  it('leaves no timer behind, also when it is stopped from its own callback', () => {
    const clock = createFakeClock()
    const watchdog = createWatchdog(clock, 15_000, { onStale: () => watchdog.stop(), onSilent: () => {} })
    watchdog.start()
    clock.advance(60_000)
    expect(clock.waiting()).toBe(0)
  })
})
