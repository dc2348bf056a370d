import { afterEach, describe, expect, it } from 'vitest'
import type { ChannelSpec } from '../../../../src/hub/sse/channel-spec.ts'
import { createChannels } from '../../../../src/hub/sse/channels.ts'
import { createFakeClock } from '../../../helpers/fake-clock.ts'
import { createStreamSource, openSocketPair, type SocketPair } from '../../../helpers/stream-source.ts'

const pairs: SocketPair[] = []
afterEach(() => {
  for (const pair of pairs.splice(0)) pair.close()
})

function bench() {
  const clock = createFakeClock()
  const source = createStreamSource()
  const troubles: unknown[] = []
  const channels = createChannels({
    source,
    clock,
    stallMs: 30_000,
    sweepMs: 1000,
    random: () => 1,
    onTrouble: (error) => troubles.push(error),
  })
  async function join(spec: ChannelSpec, after = source.bounds().head, owner = 'o'): Promise<SocketPair> {
    const pair = await openSocketPair()
    pairs.push(pair)
    channels.attach({ socket: pair.server, spec, owner, after, opening: Buffer.from('hi|') })
    return pair
  }
  return { clock, source, channels, troubles, join }
}

const quiet = { heartbeatMs: 600_000, maxAgeMs: 3_600_000 }

/** Says a rising number every 3 s. */
function counter(key = 'counter'): ChannelSpec & { readonly asked: () => number } {
  let asked = 0
  return {
    ...quiet,
    key,
    state: {
      everyMs: 3000,
      render: async () => {
        asked += 1
        return `${asked}|`
      },
    },
    asked: () => asked,
  }
}
/** Tells the types of the topic `t`. */
function teller(everyMs: number, more: Partial<ChannelSpec['log']> = {}): ChannelSpec {
  return {
    ...quiet,
    key: `teller/${everyMs}`,
    log: {
      filter: { topics: ['t'], branch: null },
      everyMs,
      render: (events, through) => `${events.map(({ type }) => type).join('')}@${through.slice(9)}|`,
      ...more,
    },
  }
}
const t = (type: string) => ({ topic: 't', type })

describe('a state', () => {
  it('is made once for all readers of its key, every interval (O2, D1, N9)', async () => {
    const { clock, join } = bench()
    const spec = counter()
    const readers = await Promise.all([join(spec), join(spec), join(spec)])
    clock.advance(3000)
    await expect.poll(() => readers.map((reader) => reader.text())).toEqual(['hi|1|', 'hi|1|', 'hi|1|'])
    clock.advance(3000)
    await expect.poll(() => readers.map((reader) => reader.text())).toEqual(['hi|1|2|', 'hi|1|2|', 'hi|1|2|'])
    expect(spec.asked()).toBe(2)
  })

  it('is not made for nobody, and leaves no timer behind (R7, O12)', async () => {
    const { clock, channels, join } = bench()
    const spec = counter()
    const reader = await join(spec)
    expect(clock.waiting()).toBeGreaterThan(0)
    reader.client.destroy()
    await expect.poll(() => channels.size).toBe(0)
    expect(clock.waiting()).toBe(0)
    clock.advance(60_000)
    expect(spec.asked()).toBe(0)
  })

  it('that cannot be made is not said, and is tried again', async () => {
    const { clock, troubles, join } = bench()
    let fails = true
    const spec: ChannelSpec = {
      ...quiet,
      key: 'shaky',
      state: {
        everyMs: 3000,
        render: async () => {
          if (fails) throw new Error('damaged')
          return 'well|'
        },
      },
    }
    const reader = await join(spec)
    clock.advance(3000)
    await expect.poll(() => troubles.length).toBe(1)
    fails = false
    clock.advance(3000)
    await expect.poll(() => reader.text()).toBe('hi|well|')
  })
})

describe('the log', () => {
  it('is told at the interval, only what came since the last look, and nothing when nothing came (O12)', async () => {
    const { clock, source, channels, join } = bench()
    const reader = await join(teller(5000))
    channels.publish(source.commit(t('a'), { topic: 'other', type: 'x' }, t('b')))
    clock.advance(4999)
    await expect.poll(() => reader.text()).toBe('hi|')
    clock.advance(1)
    await expect.poll(() => reader.text()).toBe('hi|ab@3|')
    clock.advance(5000)
    channels.publish(source.commit(t('c')))
    clock.advance(5000)
    await expect.poll(() => reader.text()).toBe('hi|ab@3|c@4|')
    expect(source.reads()).toBe(0)
  })

  it('is told at once where that is asked for (D8, C16)', async () => {
    const { source, channels, join } = bench()
    const reader = await join(teller(0))
    channels.publish(source.commit(t('a')))
    await expect.poll(() => reader.text()).toBe('hi|a@1|')
  })

  it('is told without a hole and without a repetition to who comes between two looks', async () => {
    const { clock, source, channels, join } = bench()
    const first = await join(teller(5000))
    channels.publish(source.commit(t('a')))
    const second = await join(teller(5000))
    channels.publish(source.commit(t('b')))
    clock.advance(5000)
    await expect.poll(() => first.text()).toBe('hi|ab@2|')
    await expect.poll(() => second.text()).toBe('hi|b@2|')
  })

  it('is read for who comes back behind an old event, before anything new (O19)', async () => {
    const { clock, source, channels, join } = bench()
    source.commit(t('a'), t('b'), t('c'))
    const reader = await join(teller(5000), 1)
    channels.publish(source.commit(t('d')))
    await expect.poll(() => reader.text()).toContain('bc')
    clock.advance(5000)
    await expect.poll(() => reader.text().replace(/@\d\|/g, '')).toBe('hi|bcd')
  })

  it('says what is to be said when nothing happened (part F: [] of the live stock stream)', async () => {
    const { clock, join } = bench()
    const reader = await join(teller(5000, { nothing: () => '[]|' }))
    clock.advance(5000)
    clock.advance(4000)
    await expect.poll(() => reader.text()).toBe('hi|[]|')
  })

  it('is read where more came between two looks than is kept (O21: large transaction volume)', async () => {
    const { clock, source, channels, join } = bench()
    const reader = await join(teller(5000))
    channels.publish(source.commit(...Array.from({ length: 3000 }, () => t('x'))))
    channels.publish(source.commit(t('y')))
    clock.advance(5000)
    await expect.poll(() => reader.text().replace(/[^xy]/g, '').length).toBe(3001)
    expect(reader.text().replace(/[^xy]/g, '')).toBe(`${'x'.repeat(3000)}y`)
  })

  it('begins anew with an epoch: who comes then does not meet the old one', async () => {
    const { source, channels, join } = bench()
    channels.publish(source.commit(t('a'), t('b')))
    const before = await join(teller(0))
    source.beginEpoch('00000002')
    channels.endAll()
    const after = await join(teller(0))
    channels.publish(source.commit(t('c')))
    await expect.poll(() => after.text()).toBe('hi|c@1|')
    expect(before.text()).toBe('hi|')
  })
})

describe('a reader', () => {
  it('hears a comment every interval, whatever else is said, with its place in the log where that moved (N10, S7)', async () => {
    const { clock, source, channels, join } = bench()
    const reader = await join({ ...teller(5000), heartbeatMs: 10_000 })
    clock.advance(10_000)
    await expect.poll(() => reader.text()).toBe('hi|: heartbeat\n\n')
    channels.publish(source.commit({ topic: 'other', type: 'x' }))
    clock.advance(10_000)
    await expect.poll(() => reader.text()).toBe('hi|: heartbeat\n\n: heartbeat\nid: 00000001:1\n\n')
  })

  it('is told its place by a comment also where the events of its filter are not for it', async () => {
    const { clock, source, channels, join } = bench()
    const reader = await join({ ...teller(5000, { render: () => '' }), heartbeatMs: 10_000 })
    channels.publish(source.commit(t('a')))
    clock.advance(10_000)
    await expect.poll(() => reader.text()).toBe('hi|: heartbeat\nid: 00000001:1\n\n')
  })

  it('is let go in order when its stream is old enough (N12, R7)', async () => {
    const { clock, join } = bench()
    const reader = await join({ ...counter(), maxAgeMs: 30 * 60_000 })
    const ended = new Promise((resolve) => reader.client.once('end', resolve))
    clock.advance(30 * 60_000 - 1000)
    expect(reader.client.readableEnded).toBe(false)
    clock.advance(2000)
    await ended
  })

  it('is cut with its token, and others are not (fault 31)', async () => {
    const { channels, join } = bench()
    await join(counter(), 0, 'revoked')
    await join(counter(), 0, 'other')
    channels.cutOwner('revoked')
    await expect.poll(() => channels.size).toBe(1)
  })

  it('that went away while its opening was made leaves nothing behind', async () => {
    const { clock, channels, join } = bench()
    const pair = await openSocketPair()
    pairs.push(pair)
    pair.server.destroy()
    channels.attach({ socket: pair.server, spec: counter(), owner: 'o', after: 0, opening: Buffer.from('') })
    expect(channels.size).toBe(0)
    expect(clock.waiting()).toBe(0)
    await join(counter())
    expect(channels.size).toBe(1)
  })

  it('counts by the kind of its channel (C12)', async () => {
    const { channels, join } = bench()
    await join(counter('comic/seed'))
    await join(counter('comic/live'))
    await join(counter('stats/seed'))
    expect(channels.sizeOf('comic')).toBe(2)
  })
})

describe('a reader that does not read', () => {
  /** Fills the sockets of one reader until its end waits. */
  async function blocked(spec: ChannelSpec, world: ReturnType<typeof bench>): Promise<SocketPair> {
    const pair = await world.join(spec)
    pair.client.pause()
    await expect
      .poll(() => {
        pair.server.write('#'.repeat(1024 * 1024))
        return pair.server.writableNeedDrain && pair.server.writableLength > 8 * 1024 * 1024
      })
      .toBe(true)
    return pair
  }

  it('is removed when more than its queue takes waits for it, and counted; others stay (C3)', async () => {
    const world = bench()
    const spec = teller(0, { maxQueue: 100 })
    const slow = await blocked(spec, world)
    const well = await world.join(spec)
    // The first write after the sockets are full tells that they are.
    for (let index = 0; index <= 100; index += 1) world.channels.publish(world.source.commit(t('a')))
    expect(world.channels.stats().removed).toBe(0)
    world.channels.publish(world.source.commit(t('a')))
    expect(world.channels.stats().removed).toBe(1)
    await expect.poll(() => slow.server.destroyed).toBe(true)
    await expect.poll(() => well.text().split('|').length).toBe(104)
    expect(world.channels.size).toBe(1)
  })

  it('gets the latest state when it reads again, not those it missed', async () => {
    const world = bench()
    const spec = counter()
    const slow = await blocked(spec, world)
    for (let index = 0; index < 4; index += 1) {
      world.clock.advance(3000)
      await expect.poll(() => spec.asked()).toBe(index + 1)
    }
    slow.client.resume()
    await expect.poll(() => slow.text().replace(/#/g, '')).toBe('hi|1|4|')
  })

  it('is cut after 30 s without progress (S8)', async () => {
    const world = bench()
    const slow = await blocked(counter(), world)
    world.clock.advance(3000)
    world.clock.advance(31_000)
    await expect.poll(() => slow.server.destroyed).toBe(true)
    expect(world.channels.stats().stalled).toBe(1)
  })
})
