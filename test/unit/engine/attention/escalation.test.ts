import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../../src/engine/projections/view.ts'
import { createAttentionWorld } from '../../../helpers/attention-world.ts'

const minute = 60_000

describe('escalation (issue 4.3)', () => {
  it('calls a critical alert again until somebody answers, louder each time', async () => {
    const world = createAttentionWorld()
    world.raise({})
    for (let turn = 0; turn < 5; turn += 1) world.clock.advance(5 * minute)
    await world.settle()
    expect(world.shown).toEqual(['stock:a', 'stock:a*', 'stock:a*', 'stock:a*', 'stock:a*', 'stock:a*'])
    const volumes = world.sounds.map((sound) => Number(sound.split('@')[1]))
    expect(volumes).toEqual([...volumes].sort((a, b) => a - b))
    expect(volumes[0]).toBe(0.8)
    expect(volumes.at(-1)).toBe(1)
    expect(world.alert('stock:a').escalation).toMatchObject({ repeats: 5 })
    world.attention.answers.acknowledge(['stock:a'], '')
    expect(world.alert('stock:a').escalation?.nextAt).toBeNull()
    world.clock.advance(60 * minute)
    expect(world.shown).toHaveLength(6)
  })

  it.each(['snooze', 'recovery', 'milder'] as const)('ends by %s', (how) => {
    const world = createAttentionWorld()
    world.raise({})
    if (how === 'snooze') world.attention.answers.snooze(['stock:a'], 'recovery')
    else if (how === 'recovery') world.resolve('stock:a')
    else
      world.change((draft) =>
        draft.set(['alerts', 'stock:a', { ...world.alert('stock:a'), severity: 'warning' }]),
      )
    world.clock.advance(30 * minute)
    expect(world.shown).toEqual(['stock:a'])
  })

  it('leaves warnings alone', () => {
    const world = createAttentionWorld()
    world.raise({ severity: 'warning' })
    world.clock.advance(30 * minute)
    expect(world.shown).toEqual(['stock:a'])
    expect(world.alert('stock:a').escalation).toBeNull()
  })

  it('of many is one call for all, however they were spread over the minutes', async () => {
    const world = createAttentionWorld({ settings: { attention: { speech: true } } })
    for (let index = 0; index < 50; index += 1) {
      world.raise({ id: `stock:${index}` })
      world.clock.advance(1_000)
    }
    await world.settle()
    const before = world.shown.length
    world.clock.advance(6 * minute)
    await world.settle()
    expect(world.shown).toHaveLength(before)
    expect(world.digests).toEqual([{ kind: 'unanswered', count: 50, open: 50 }])
    world.clock.advance(5 * minute)
    expect(world.digests).toHaveLength(2)
    expect(world.spoken.filter((text) => text === '50 critical alerts are unanswered')).toHaveLength(2)
  })

  it('a restart in the middle of 50 open alerts calls nobody, and goes on after a full interval', async () => {
    const world = createAttentionWorld()
    world.raise(...Array.from({ length: 50 }, (_, index) => ({ id: `stock:${index}` })))
    await world.settle()
    const sounds = world.sounds.length
    world.attention.stop()
    // The program was closed when several calls would have been due.
    world.clock.advance(3 * 60 * minute)
    world.restart()
    await world.settle()
    world.clock.advance(5 * minute - 1)
    await world.settle()
    expect([world.shown.length, world.sounds.length, world.digests]).toEqual([50, sounds, []])
    world.clock.advance(1)
    expect(world.digests).toEqual([{ kind: 'unanswered', count: 50, open: 50 }])
  })

  // A console that is restarted every few minutes would else never call again.
  it('a restart puts off no call that is not due yet', () => {
    const world = createAttentionWorld()
    world.raise({})
    for (let turn = 0; turn < 4; turn += 1) {
      world.clock.advance(minute)
      world.restart()
    }
    expect(world.shown).toEqual(['stock:a'])
    world.clock.advance(minute)
    expect(world.shown).toEqual(['stock:a', 'stock:a*'])
    expect(world.alert('stock:a').escalation?.repeats).toBe(1)
  })

  it.each(['running', 'closed'])('a clock that was set back a day while %s puts off no call', (when) => {
    const world = createAttentionWorld()
    world.raise({})
    if (when === 'closed') world.attention.stop()
    world.clock.jump(-24 * 60 * minute)
    if (when === 'closed') world.restart()
    else world.attention.desk.clockMoved()
    expect(world.shown).toEqual(['stock:a'])
    world.clock.advance(5 * minute)
    expect(world.shown).toEqual(['stock:a', 'stock:a*'])
  })

  it('what comes back on screen with its source calls nobody before a full interval', () => {
    const world = createAttentionWorld()
    world.raise({}, { id: 'b' })
    world.attention.answers.snooze(['b'], { minutes: 15 })
    const known = [world.alert('stock:a'), world.alert('b')]
    const show = (gone: boolean) => (draft: Draft) => {
      for (const alert of known) draft.set(['alerts', alert.id, gone ? null : alert])
    }
    world.change(show(true))
    world.clock.advance(60 * minute)
    world.change(show(false), 'shown-again')
    world.clock.advance(5 * minute - 1)
    expect(world.shown).toEqual(['stock:a', 'b'])
    expect(world.alert('b')).toMatchObject({ state: 'open', raises: 1 })
    world.clock.advance(1)
    expect(world.shown).toEqual(['stock:a', 'b', 'stock:a*', 'b*'])
  })

  it('follows the settings: off, on again, and another interval', () => {
    const world = createAttentionWorld()
    world.raise({})
    world.apply({ attention: { ...world.settings.attention, repeatMinutes: 0 } })
    world.clock.advance(60 * minute)
    expect(world.shown).toHaveLength(1)
    world.apply({ attention: { ...world.settings.attention, repeatMinutes: 30 } })
    world.clock.advance(10 * minute)
    world.apply({ attention: { ...world.settings.attention, repeatMinutes: 2 } })
    world.clock.advance(2 * minute)
    expect(world.shown).toEqual(['stock:a', 'stock:a*'])
  })

  it('a clock that was set on calls once, not once for each interval that was skipped', () => {
    const world = createAttentionWorld()
    world.raise({})
    world.clock.jump(60 * minute)
    world.attention.desk.clockMoved()
    expect(world.shown).toEqual(['stock:a', 'stock:a*'])
  })

  it('keeps the newest 20 tries', async () => {
    const world = createAttentionWorld()
    world.raise({})
    for (let turn = 0; turn < 30; turn += 1) {
      world.clock.advance(5 * minute)
      await world.settle()
    }
    const tries = world.alert('stock:a').escalation?.tries ?? []
    expect(tries).toHaveLength(20)
    expect(tries.at(-1)?.at).toBe(world.clock.now())
  })
})
