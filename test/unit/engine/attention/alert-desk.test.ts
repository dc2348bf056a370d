import { describe, expect, it } from 'vitest'
import type { Notifier, Voice } from '../../../../src/engine/ports.ts'
import { isSilenced } from '../../../../src/shared/domain/alert.ts'
import { createAttentionWorld } from '../../../helpers/attention-world.ts'

const minute = 60_000
const never = (): Promise<never> => new Promise(() => {})

describe('answers to alerts (issue 4.3)', () => {
  it('say who, when and with which word, end the calls, and can be taken back without a new one', async () => {
    const world = createAttentionWorld({ settings: { operator: ' Rina ' } })
    world.raise({})
    await world.settle()
    const { answers } = world.attention
    expect(answers.acknowledge(['stock:a'], ' sudah dipesan ')).toBe(true)
    const acknowledged = { state: 'acknowledged', answer: { by: 'Rina', word: 'sudah dipesan' } }
    expect(world.alert('stock:a')).toMatchObject(acknowledged)
    expect(world.alert('stock:a').answer?.at).toBe(world.clock.now())
    expect(world.closed).toEqual(['stock:a'])
    world.clock.advance(60 * minute)
    expect(world.shown).toEqual(['stock:a'])
    expect(answers.reopen(['stock:a'])).toBe(true)
    expect(world.alert('stock:a')).toMatchObject({ state: 'open', answer: null, raises: 1 })
    expect(world.shown).toEqual(['stock:a'])
    expect(answers.acknowledge(['nothing'], '')).toBe(false)
  })

  it('are of the user of the system where the settings name nobody', () => {
    const world = createAttentionWorld()
    world.raise({})
    world.attention.answers.snooze(['stock:a'], 'recovery')
    expect(world.alert('stock:a')).toMatchObject({
      snoozedUntil: 'recovery',
      answer: { by: 'kasir', word: '' },
    })
  })

  it('a reopened critical alert is called again after one full interval', async () => {
    const world = createAttentionWorld()
    world.raise({})
    world.attention.answers.acknowledge(['stock:a'], '')
    world.clock.advance(20 * minute)
    world.attention.answers.reopen(['stock:a'])
    world.clock.advance(4 * minute)
    expect(world.shown).toEqual(['stock:a'])
    world.clock.advance(minute)
    expect(world.shown).toEqual(['stock:a', 'stock:a*'])
  })

  it('a snooze that runs out calls once more, and one until recovery never does', () => {
    const world = createAttentionWorld({ settings: { attention: { repeatMinutes: 0 } } })
    world.raise({}, { id: 'stock:b', subject: 'b' })
    world.attention.answers.snooze(['stock:a'], { minutes: 15 })
    world.attention.answers.snooze(['stock:b'], 'recovery')
    world.clock.advance(15 * minute - 1)
    expect(world.shown).toEqual(['stock:a', 'stock:b'])
    world.clock.advance(24 * 60 * minute)
    expect(world.shown).toEqual(['stock:a', 'stock:b', 'stock:a'])
    expect(world.alert('stock:a')).toMatchObject({ state: 'open', raises: 2, answer: null })
    expect(world.alert('stock:b').state).toBe('snoozed')
  })

  it('a snooze lasts no longer because the clock was set back', () => {
    const world = createAttentionWorld({ settings: { attention: { repeatMinutes: 0 } } })
    world.raise({})
    world.attention.answers.snooze(['stock:a'], { minutes: 15 })
    for (let turn = 0; turn < 2; turn += 1) {
      world.clock.jump(-8 * 60 * minute)
      world.attention.desk.clockMoved()
    }
    world.clock.advance(15 * minute - 1)
    expect(world.shown).toEqual(['stock:a'])
    world.clock.advance(1)
    expect(world.shown).toEqual(['stock:a', 'stock:a'])
  })

  // Would catch an order that stays among the silenced for ever, since nothing ever resolves it.
  it('until recovery of what never recovers are its end', () => {
    const world = createAttentionWorld()
    world.raise({ id: 'order:7', kind: 'order-ready', rule: 'order-ready', severity: 'info' }, {})
    expect(world.attention.answers.snooze(['order:7', 'stock:a'], 'recovery')).toBe(true)
    expect(world.alert('order:7')).toMatchObject({ state: 'acknowledged', answer: { by: 'kasir' } })
    expect(isSilenced(world.alert('order:7'))).toBe(false)
    expect(world.alert('stock:a')).toMatchObject({ state: 'snoozed', snoozedUntil: 'recovery' })
  })

  it('a snooze that ran out while the program was closed opens without a call', () => {
    const world = createAttentionWorld()
    world.raise({})
    world.attention.answers.snooze(['stock:a'], { minutes: 15 })
    world.attention.stop()
    world.clock.advance(60 * minute)
    world.restart()
    expect(world.alert('stock:a')).toMatchObject({ state: 'open', raises: 1 })
    expect(world.shown).toEqual(['stock:a'])
  })
})

describe('calls', () => {
  it('are by all ways for what is critical, without speech for a warning, and a sound for news', async () => {
    const world = createAttentionWorld({ settings: { attention: { speech: true } } })
    world.raise({ id: 'a', severity: 'critical' })
    await world.settle()
    world.clock.advance(3_000)
    world.raise({ id: 'b', severity: 'warning' })
    await world.settle()
    world.clock.advance(3_000)
    world.raise({ id: 'c', severity: 'info', kind: 'order-ready', params: { orderId: '7' } })
    await world.settle()
    world.clock.advance(3_000)
    world.raise({ id: 'd', severity: 'info', kind: 'episode-new', params: { title: 'x' } })
    await world.settle()
    expect(world.shown).toEqual(['a', 'b', 'c'])
    expect(world.sounds).toEqual(['critical@0.8', 'warning@0.8', 'info@0.8', 'info@0.8'])
    expect(world.spoken).toEqual(['Stock is low: Frame A. Utama: 3 left.'])
  })

  it('muted are neither heard nor spoken, and shown all the same', async () => {
    const world = createAttentionWorld({ settings: { attention: { speech: true, muted: true } } })
    world.raise({})
    await world.settle()
    expect([world.shown, world.sounds, world.spoken]).toEqual([['stock:a'], [], []])
  })

  it('keep what became of each way in the log of the alert', async () => {
    const world = createAttentionWorld({
      settings: { attention: { speech: true } },
      voice: {
        sound: async () => ({ ok: false, detail: 'no audio device' }),
        say: async () => ({ ok: true, detail: '' }),
        stop: () => {},
      },
    })
    world.raise({})
    await world.settle()
    expect(world.alert('stock:a').notification).toMatchObject({ status: 'shown' })
    const tries = world
      .alert('stock:a')
      .escalation?.tries.map(({ channel, ok, detail }) => [channel, ok, detail])
    expect(tries).toEqual(expect.arrayContaining([['desktop', true, '']]))
    expect(tries).toEqual(expect.arrayContaining([['sound', false, 'no audio device']]))
    expect(tries).toEqual(expect.arrayContaining([['speech', true, '']]))
  })

  it('an outcome that comes late belongs to the raise that it was for', async () => {
    let answer = (): void => {}
    const late: Notifier = {
      show: () =>
        new Promise((resolve) => {
          answer = () => resolve({ status: 'shown', at: 1 })
        }),
      digest: never,
      close: () => {},
    }
    const world = createAttentionWorld({ notifier: late })
    world.raise({})
    const first = answer
    world.raise({})
    first()
    await world.settle()
    expect(world.alert('stock:a').notification).toEqual({ status: 'none' })
  })

  it('an outcome of an earlier raise that comes together with the present one does not push it out', async () => {
    const answers: (() => void)[] = []
    const slow: Notifier = {
      show: () =>
        new Promise((resolve) => {
          const at = answers.length + 1
          answers.push(() => resolve({ status: 'shown', at }))
        }),
      digest: never,
      close: () => {},
    }
    const world = createAttentionWorld({ notifier: slow })
    world.raise({})
    world.raise({})
    answers[1]?.()
    answers[0]?.()
    await world.settle()
    expect(world.alert('stock:a').notification).toEqual({ status: 'shown', at: 2 })
  })

  it('nothing waits for a notifier, a voice or a speaker that never answers', async () => {
    const silent: Notifier = { show: never, digest: never, close: () => {} }
    const mute: Voice = { sound: never, say: never, stop: () => {} }
    const world = createAttentionWorld({
      notifier: silent,
      voice: mute,
      settings: { attention: { speech: true } },
    })
    world.raise({}, { id: 'b' }, { id: 'c' })
    await world.settle()
    world.clock.advance(5 * minute)
    expect(world.alert('b').escalation?.repeats).toBe(1)
    world.attention.answers.acknowledge(['stock:a', 'b', 'c'], '')
    expect(world.alert('c').state).toBe('acknowledged')
  })
})

describe('the notification of an alert that is over (issue 4.2)', () => {
  it('is replaced by the word that it is, and only taken back where it is not of this run or not shown', async () => {
    const world = createAttentionWorld({ settings: { attention: { repeatMinutes: 0 } } })
    world.raise({ id: 'a' }, { id: 'b' })
    await world.settle()
    world.resolve('a')
    expect([world.shown, world.closed]).toEqual([['a', 'b', 'a over'], []])
    world.clock.advance(1)
    world.restart()
    world.resolve('b')
    expect([world.shown, world.closed]).toEqual([['a', 'b', 'a over'], ['b']])
  })
})

describe('a flood (issue 4.5)', () => {
  it('of a thousand alerts is one sound in three seconds, the loudest, and four sentences', async () => {
    const world = createAttentionWorld({ settings: { attention: { speech: true, repeatMinutes: 0 } } })
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      id: `stock:${index}`,
      severity: index === 500 ? ('critical' as const) : ('warning' as const),
    }))
    world.raise(...many)
    await world.settle()
    expect(world.state.size('alerts')).toBe(1_000)
    expect(world.shown).toHaveLength(1_000)
    expect(world.sounds).toEqual(['critical@0.8'])
    world.raise({ id: 'x', severity: 'warning' }, { id: 'y', severity: 'info' })
    world.raise({ id: 'z', severity: 'critical' })
    world.clock.advance(2_999)
    expect(world.sounds).toHaveLength(1)
    world.clock.advance(1)
    expect(world.sounds).toEqual(['critical@0.8', 'critical@0.8'])
  })

  // Words for a thousand at one go held main up for 70 ms.
  it('is shown in many turns, and what was answered or ended meanwhile is not shown any more', async () => {
    const world = createAttentionWorld({ settings: { attention: { repeatMinutes: 0 } } })
    const ids = Array.from({ length: 350 }, (_, index) => `stock:${index}`)
    world.raise(...ids.map((id) => ({ id })))
    expect(world.shown).toEqual(ids.slice(0, 100))
    world.attention.answers.acknowledge(['stock:349'], '')
    world.resolve('stock:348')
    await world.settle()
    expect(world.shown).toEqual(ids.slice(0, 348))
    world.raise(...ids.map((id) => ({ id: `again:${id}` })))
    world.attention.stop()
    await world.settle()
    expect(world.shown).toHaveLength(348 + 100)
  })

  it('is spoken as three alerts that wait, and a number for the rest (O26)', async () => {
    const said: (() => void)[] = []
    const texts: string[] = []
    const voice: Voice = {
      sound: async () => ({ ok: true, detail: '' }),
      say: (text) => {
        texts.push(text)
        return new Promise((resolve) => said.push(() => resolve({ ok: true, detail: '' })))
      },
      stop: () => {},
    }
    const world = createAttentionWorld({ voice, settings: { attention: { speech: true } } })
    world.raise(
      ...Array.from({ length: 50 }, (_, index) => ({ id: `s${index}`, params: { name: `Item ${index}` } })),
    )
    for (let turn = 0; turn < 6; turn += 1) {
      said.shift()?.()
      await world.settle()
    }
    expect(texts.map((text) => text.split('.')[0])).toEqual([
      'Stock is low: Item 0',
      'Stock is low: Item 1',
      'Stock is low: Item 2',
      'Stock is low: Item 3',
      'And 46 more alerts',
    ])
  })

  it('what was answered before its turn is not spoken', async () => {
    let end = (): void => {}
    const texts: string[] = []
    const voice: Voice = {
      sound: async () => ({ ok: true, detail: '' }),
      say: (text) => {
        texts.push(text)
        return new Promise((resolve) => {
          end = () => resolve({ ok: true, detail: '' })
        })
      },
      stop: () => {},
    }
    const world = createAttentionWorld({ voice, settings: { attention: { speech: true } } })
    world.raise({ id: 'a' }, { id: 'b' })
    world.attention.answers.acknowledge(['b'], '')
    end()
    await world.settle()
    expect(texts).toHaveLength(1)
  })
})
