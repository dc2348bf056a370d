import { describe, expect, it } from 'vitest'
import type { Notifier } from '../../../../src/engine/ports.ts'
import { isSilenced } from '../../../../src/shared/domain/alert.ts'
import { createAttentionWorld } from '../../../helpers/attention-world.ts'

const minute = 60_000
const hour = 60 * minute
const night = {
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '22:00',
  to: '06:00',
  sources: [],
  severities: ['info', 'warning'],
}
/** 23:30 in Jakarta on a Saturday. */
const late = Date.parse('2026-11-21T16:30:00Z')
const atNight = (settings = {}, notifier?: Notifier) =>
  createAttentionWorld({
    start: late,
    settings: { quietHours: [night], ...settings },
    ...(notifier === undefined ? {} : { notifier }),
  })

describe('what quiet hours hold (issue 4.4)', () => {
  it('calls nobody until they end, over midnight, and is then told in one digest', async () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' }, { id: 'b', severity: 'warning' })
    world.raise({ id: 'c', severity: 'critical' })
    await world.settle()
    expect(world.shown).toEqual(['c'])
    expect(world.sounds).toEqual(['critical@0.8'])
    expect(world.alert('a').heldUntil).toBe(Date.parse('2026-11-21T23:00:00Z'))
    expect(isSilenced(world.alert('a'))).toBe(true)
    world.attention.answers.acknowledge(['c'], '')
    world.resolve('b')
    world.clock.advance(6.5 * hour - 1)
    expect(world.digests).toEqual([])
    world.clock.advance(1)
    expect(world.digests).toEqual([{ kind: 'quiet', count: 2, open: 1 }])
    expect(world.alert('a')).toMatchObject({ state: 'open', heldUntil: null, raises: 1 })
    world.clock.advance(48 * hour)
    expect(world.digests).toHaveLength(1)
    expect(world.shown).toEqual(['c'])
  })

  it('and what ends in them makes no noise: its notification goes without a word', async () => {
    const world = atNight({ quietHours: [] })
    world.raise({ id: 'a', severity: 'warning' }, { id: 'b', severity: 'critical' })
    await world.settle()
    world.apply({ quietHours: [night] })
    world.resolve('a')
    world.resolve('b')
    expect([world.shown, world.closed]).toEqual([['a', 'b', 'b over'], ['a']])
  })

  it('says in the inbox that the system did not show its digest', async () => {
    const outcome = { status: 'not-shown', reason: 'unavailable', detail: 'no daemon', at: late } as const
    const world = atNight({}, { show: async () => outcome, digest: async () => outcome, close: () => {} })
    world.raise({ id: 'a', severity: 'warning' })
    world.clock.advance(12 * hour)
    await world.settle()
    expect(world.alert('a').notification).toEqual(outcome)
  })

  it('is told once at the next start where they ended while the program was closed', () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' })
    world.attention.stop()
    world.clock.advance(12 * hour)
    world.restart()
    expect(world.digests).toEqual([{ kind: 'quiet', count: 1, open: 1 }])
    world.restart()
    expect(world.digests).toHaveLength(1)
  })

  it('stays held over a restart in the middle of the night', () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' })
    world.restart()
    expect(world.digests).toEqual([])
    world.clock.advance(6.5 * hour)
    expect(world.digests).toHaveLength(1)
  })

  it('is let go, or held longer, when the settings change', () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning', source: 'shop' })
    world.apply({ quietHours: [{ ...night, to: '07:00' }] })
    expect(world.alert('a').heldUntil).toBe(Date.parse('2026-11-22T00:00:00Z'))
    world.apply({ quietHours: [{ ...night, sources: ['elsewhere'] }] })
    expect(world.alert('a').heldUntil).toBeNull()
    expect(world.digests).toEqual([{ kind: 'quiet', count: 1, open: 1 }])
  })

  it('and somebody answered in the inbox is not told again', () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' })
    world.attention.answers.acknowledge(['a'], '')
    world.clock.advance(12 * hour)
    expect(world.digests).toEqual([])
  })

  it('calls at once where it became critical', async () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' })
    world.raise({ id: 'a', severity: 'critical' })
    await world.settle()
    expect(world.shown).toEqual(['a'])
    expect(world.alert('a').heldUntil).toBeNull()
    world.clock.advance(12 * hour)
    expect(world.digests.filter(({ kind }) => kind === 'quiet')).toEqual([])
  })

  it('a snooze that runs out in them waits for their end', () => {
    const world = atNight()
    world.apply({ quietHours: [] })
    world.raise({ id: 'a', severity: 'warning' })
    world.attention.answers.snooze(['a'], { minutes: 60 })
    world.apply({ quietHours: [night] })
    world.clock.advance(hour)
    expect(world.alert('a')).toMatchObject({ state: 'open', raises: 2 })
    expect(world.shown).toEqual(['a'])
    world.clock.advance(6 * hour)
    expect(world.digests).toEqual([{ kind: 'quiet', count: 1, open: 1 }])
  })

  it('a machine that slept through their end tells it when it wakes', () => {
    const world = atNight()
    world.raise({ id: 'a', severity: 'warning' })
    world.clock.jump(12 * hour)
    world.attention.desk.clockMoved()
    expect(world.digests).toHaveLength(1)
  })
})
