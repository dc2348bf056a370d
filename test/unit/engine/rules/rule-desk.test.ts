import { describe, expect, it } from 'vitest'
import { showing } from '../../../../src/engine/pipeline/committer.ts'
import type { Patch } from '../../../../src/shared/domain/collections.ts'
import type { ConnectionState } from '../../../../src/shared/domain/connection.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import { createDeskBench } from '../../../helpers/rule-desk.ts'
import { builtInWith, live, ownWith, payload, replayed } from '../../../helpers/ruled-state.ts'

const stock = (count: number, productId = '1'): Fact => ({
  kind: 'stock',
  items: [
    {
      productType: 'frame',
      productId,
      code: `FR${productId}`,
      name: 'Rayban',
      branch: 'utama',
      branchName: 'Cabang Utama',
      stock: count,
      unitPrice: null,
    },
  ],
})
const jobFailed: Fact = {
  kind: 'job',
  job: { jobId: 'j', label: '', status: 'failed', current: 1, total: 2, percent: null, errors: 1, at: 1 },
}
const item = 'stock:shop/frame/1/utama'
const bad = payload({ id: 'a', value: 11 })
const good = payload({ id: 'a', value: 1 })
const standing = (bench: ReturnType<typeof createDeskBench>) =>
  [...bench.state.entries('alerts')].map(([, { state }]) => state)

describe('a pending time', () => {
  it('calls when the trouble stood so long, and only then', () => {
    const bench = createDeskBench([ownWith({ forSeconds: 60 })])
    bench.tell(bad)
    bench.clock.advance(59_000)
    expect(bench.raised()).toEqual([])
    bench.tell(payload({ id: 'a', value: 30 }))
    bench.clock.advance(1_000)
    expect(bench.raised()).toHaveLength(1)
    const [alert] = [...bench.state.entries('alerts')].map(([, one]) => one)
    expect(alert?.params).toMatchObject({ value: 30 })
    bench.tell(good)
    expect(standing(bench)).toEqual(['resolved'])
  })

  it('begins anew with each trouble: what is over in time calls nobody', () => {
    const bench = createDeskBench([ownWith({ forSeconds: 60 })])
    for (let round = 0; round < 5; round += 1) {
      bench.tell(bad)
      bench.clock.advance(50_000)
      bench.tell(good)
      bench.clock.advance(5_000)
    }
    expect(bench.raised()).toEqual([])
    expect(bench.clock.waiting()).toBe(0)
  })

  it('holds a level of stock back, and a worse one without a wait takes its place', () => {
    const bench = createDeskBench([builtInWith('stock-medium', { forSeconds: 60 })])
    bench.tell(replayed(stock(20)))
    bench.tell(live(stock(8)))
    expect(bench.raised()).toEqual([])
    bench.tell(live(stock(4)))
    expect(bench.raised()).toEqual([item])
    bench.clock.advance(120_000)
    expect(bench.raised()).toEqual([])
    bench.tell(live(stock(30)))
    bench.tell(live(stock(9)))
    bench.clock.advance(60_000)
    expect(bench.raised()).toEqual([item])
    expect(bench.state.get('alerts', item)).toMatchObject({ kind: 'stock-medium', state: 'open' })
    expect(bench.state.size('breaches')).toBe(0)
  })

  it('that waits for a worse level is forgotten when the better one is back', () => {
    const bench = createDeskBench([builtInWith('stock-low', { forSeconds: 60 })])
    bench.tell(replayed(stock(20)))
    bench.tell(live(stock(8)))
    bench.tell(live(stock(4)))
    bench.tell(live(stock(9)))
    bench.clock.advance(120_000)
    expect(bench.raised()).toEqual([item])
    expect(bench.state.get('alerts', item)).toMatchObject({ kind: 'stock-medium', params: { stock: 9 } })
  })

  it('that ran out while the program was closed begins anew; what was raised is not raised again', () => {
    const bench = createDeskBench([ownWith({ forSeconds: 60 })])
    bench.tell(bad)
    bench.clock.advance(60_000)
    bench.tell(payload({ id: 'b', value: 99 }))
    bench.raised()
    const again = bench.restart(3_600_000)
    expect(again.raised()).toEqual([])
    again.clock.advance(59_000)
    expect(again.raised()).toEqual([])
    again.clock.advance(1_000)
    expect(again.raised()).toHaveLength(1)
    again.tell(bad)
    expect(again.raised()).toEqual([])
  })

  it('of a source that is shown again after an undo begins anew', () => {
    const bench = createDeskBench([ownWith({ forSeconds: 60 })])
    bench.tell(bad)
    const [row] = [...bench.state.entries('breaches')]
    if (row === undefined) throw new Error('no breach')
    const gone = { patch: ['breaches', row[0], null], json: 'null', existed: true } as const
    bench.state.apply([gone])
    bench.desk.afterCommit([gone], 'new')
    bench.clock.advance(600_000)
    expect(bench.raised()).toEqual([])
    const shown = showing(['breaches', row[0], row[1]])
    bench.state.apply([shown])
    bench.desk.afterCommit([shown], 'shown-again')
    bench.clock.advance(59_000)
    expect(bench.raised()).toEqual([])
    bench.clock.advance(1_000)
    expect(bench.raised()).toHaveLength(1)
  })
})

describe('a pending time and the clocks', () => {
  const rules = [ownWith({ forSeconds: 600 })]

  it('is time that passed, whichever way somebody sets the clock', () => {
    for (const by of [-86_400_000, 3_600_000]) {
      const bench = createDeskBench(rules)
      bench.tell(bad)
      bench.clock.advance(300_000)
      bench.clock.jump(by)
      bench.tell(payload({ id: 'a', value: 12 }))
      bench.clock.advance(299_000)
      expect(bench.raised()).toEqual([])
      bench.clock.advance(1_000)
      expect(bench.raised()).toHaveLength(1)
    }
  })

  it('is not over when the machine wakes up: what stood then may be over', () => {
    for (const sleep of ['stops', 'goes on'] as const) {
      const bench = createDeskBench(rules)
      bench.tell(bad)
      bench.clock.advance(300_000)
      if (sleep === 'stops') bench.clock.jump(8 * 3_600_000)
      else bench.clock.oversleep(8 * 3_600_000)
      bench.tell(payload({ id: 'b', value: 99 }))
      expect(bench.raised()).toEqual([])
      bench.clock.advance(299_000)
      bench.tell(good)
      bench.clock.advance(300_999)
      expect(bench.raised()).toEqual([])
      bench.clock.advance(1)
      expect(bench.raised()).toHaveLength(1)
    }
  })

  it('that began in the future of a clock set back while the program was closed begins at the start', () => {
    const bench = createDeskBench(rules)
    bench.tell(bad)
    bench.clock.jump(-86_400_000)
    const again = bench.restart(0)
    again.clock.advance(599_000)
    expect(again.raised()).toEqual([])
    again.clock.advance(1_000)
    expect(again.raised()).toHaveLength(1)
  })
})

describe('what waits while the settings change', () => {
  it('goes on with another pending time from the same begin, and calls at once when that is over', () => {
    const bench = createDeskBench([builtInWith('stock-medium', { forSeconds: 600 })])
    bench.tell(replayed(stock(20)))
    bench.tell(live(stock(8)))
    bench.clock.advance(60_000)
    bench.settings([builtInWith('stock-medium', { forSeconds: 120 })])
    bench.clock.advance(59_000)
    expect(bench.raised()).toEqual([])
    bench.settings([])
    expect(bench.raised()).toEqual([item])
    bench.tell(live(stock(7)))
    bench.clock.advance(600_000)
    expect(bench.raised()).toEqual([])
  })

  it('goes when new limits say that there is no trouble', () => {
    const rules = [
      builtInWith('stock-low', { forSeconds: 60 }),
      builtInWith('stock-medium', { enabled: false }),
    ]
    const bench = createDeskBench(rules)
    bench.tell(replayed(stock(20)))
    bench.tell(live(stock(4)))
    bench.settings(rules, { low: 2, medium: 3 })
    bench.clock.advance(60_000)
    expect(bench.raised()).toEqual([])
    expect(bench.state.size('breaches')).toBe(0)
  })
})

describe('changed settings call nobody', () => {
  it('what stands is told as loud, and by the name, that its rule has now', () => {
    const bench = createDeskBench([ownWith({ severity: 'critical' })])
    bench.tell(bad, live(jobFailed))
    expect(bench.raised()).toHaveLength(2)
    bench.settings([
      ownWith({ severity: 'info', name: 'Panas' }),
      builtInWith('job-failed', { severity: 'info' }),
    ])
    const told = [...bench.state.entries('alerts')].map(([, { kind, severity, params }]) => [
      kind,
      severity,
      params.rule,
    ])
    expect(told.sort()).toEqual([
      ['custom', 'info', 'Panas'],
      ['job-failed', 'info', undefined],
    ])
    expect(bench.raised()).toEqual([])
  })

  it('what is shown again after an undo is as the rules are by then', () => {
    const bench = createDeskBench([ownWith()])
    bench.tell(bad, replayed(stock(8)))
    bench.raised()
    const hidden = [...bench.state.entries('alerts')].map(([key, alert]) => showing(['alerts', key, alert]))
    const rows = [...bench.state.entries('stock')].map(([key, row]) => showing(['stock', key, row]))
    for (const { patch } of [...hidden, ...rows]) {
      bench.state.apply([{ patch: [patch[0], patch[1], null] as Patch, json: 'null', existed: true }])
    }
    bench.settings([], { low: 9, medium: 9 })
    bench.state.apply([...hidden, ...rows])
    bench.desk.afterCommit([...hidden, ...rows], 'shown-again')
    expect(standing(bench)).toEqual(['resolved'])
    expect([...bench.state.entries('stock')].map(([, { level }]) => level)).toEqual(['low'])
    expect(bench.raised()).toEqual([])
  })

  it('an own rule that is changed, switched off or deleted resolves what it raised', () => {
    for (const next of [
      [ownWith({ limit: 5 })],
      [ownWith({ enabled: false })],
      [],
      [ownWith({ sources: ['other'] })],
    ]) {
      const bench = createDeskBench([ownWith()])
      bench.tell(bad)
      expect(bench.raised()).toHaveLength(1)
      bench.settings(next)
      expect(bench.raised()).toEqual([])
      expect(standing(bench)).toEqual(['resolved'])
      expect(bench.state.size('breaches')).toBe(0)
    }
  })

  it('another name or another severity leaves what stands', () => {
    const bench = createDeskBench([ownWith()])
    bench.tell(bad)
    bench.raised()
    bench.settings([ownWith({ name: 'Panas', severity: 'critical' })])
    expect(standing(bench)).toEqual(['open'])
    bench.tell(bad)
    expect(bench.raised()).toEqual([])
  })

  it('a built-in rule that is switched off resolves what it raised; a milder stock rule goes on with it', () => {
    const bench = createDeskBench()
    bench.tell(live(stock(3)))
    bench.raised()
    bench.settings([builtInWith('stock-low', { enabled: false })])
    expect(bench.state.get('alerts', item)).toMatchObject({ kind: 'stock-medium', state: 'open', raises: 1 })
    bench.settings([
      builtInWith('stock-low', { enabled: false }),
      builtInWith('stock-medium', { enabled: false }),
    ])
    expect(bench.state.get('alerts', item)?.state).toBe('resolved')
    expect(bench.raised()).toEqual([])
  })

  it('own limits of an item colour it and decide its calls; the entry that names the most counts', () => {
    const bench = createDeskBench()
    bench.tell(replayed(stock(20)), replayed(stock(20, '2')))
    bench.settings([], {
      low: 5,
      medium: 10,
      own: [
        { productType: 'frame', productId: '1', low: 0, medium: 0 },
        { branch: 'Cabang Utama', low: 1, medium: 1 },
        { productType: 'frame', low: 30, medium: 40 },
      ],
    })
    expect(bench.raised()).toEqual([])
    const levels = [...bench.state.entries('stock')].map(([, { productId, level }]) => [productId, level])
    expect(levels).toEqual([
      ['1', 'normal'],
      ['2', 'low'],
    ])
    bench.tell(live(stock(3)), live(stock(19, '2')))
    expect(bench.raised()).toEqual([])
    bench.settings([], { low: 5, medium: 10 })
    expect(bench.raised()).toEqual([])
  })
})

describe('a silent source (issue 4.1)', () => {
  const connected: ConnectionState = { state: 'live', since: 0, transport: 'sse' }
  const paused: ConnectionState = { state: 'paused', since: 0, reason: 'window-hidden' }
  const lost: ConnectionState = { state: 'stale', since: 0, lastByteAt: 0 }

  it('calls once after the minutes of the rule, and is over with the next byte', () => {
    const bench = createDeskBench()
    bench.source('shop', connected, 0)
    bench.clock.advance(9 * 60_000)
    bench.source('shop', lost, 5 * 60_000)
    bench.clock.advance(5 * 60_000 - 1_000)
    expect(bench.raised()).toEqual([])
    bench.clock.advance(1_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    expect(bench.state.get('alerts', 'silent:shop')?.params).toEqual({ source: '<shop>', minutes: 10 })
    bench.clock.advance(3_600_000)
    bench.source('shop', lost, 3_600_000 + 600_000)
    expect(bench.raised()).toEqual([])
    bench.source('shop', connected, 0)
    expect(standing(bench)).toEqual(['resolved'])
    bench.clock.advance(10 * 60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
  })

  it('does not call while it rests on purpose, nor for the time that it rested', () => {
    const bench = createDeskBench()
    bench.source('shop', connected, 0)
    bench.source('shop', paused, 0)
    bench.clock.advance(3_600_000)
    expect(bench.raised()).toEqual([])
    bench.source('shop', connected, 3_600_000)
    bench.clock.advance(9 * 60_000)
    expect(bench.raised()).toEqual([])
    bench.clock.advance(60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
  })

  it('does not call for the time in which the machine slept, or the program was closed', () => {
    const bench = createDeskBench()
    bench.source('shop', connected, 0)
    bench.clock.advance(5 * 60_000)
    bench.clock.jump(8 * 3_600_000)
    bench.clock.advance(5 * 60_000)
    expect(bench.raised()).toEqual([])
    const again = bench.restart(3_600_000)
    again.source('shop', connected, 9 * 3_600_000)
    again.clock.advance(9 * 60_000)
    expect(again.raised()).toEqual([])
  })

  // A proxy that holds everything back lets each new connection look alive.
  it('is not heard again by a connection that opens and says nothing', () => {
    const bench = createDeskBench()
    bench.source('shop', connected, 0)
    for (let minute = 1; minute < 10; minute += 1) {
      bench.clock.advance(60_000)
      bench.source('shop', minute % 2 === 0 ? connected : lost, null)
    }
    bench.clock.advance(60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    bench.source('shop', lost, null)
    bench.source('shop', connected, null)
    expect(standing(bench)).toEqual(['open'])
    bench.source('shop', connected, 0)
    expect(standing(bench)).toEqual(['resolved'])
  })

  // Optik's stock stream says nothing while nothing happens, and alone is left while the window is hidden.
  it('does not call for quiet streams while the talkative ones rest, but does when they are lost', () => {
    const bench = createDeskBench()
    bench.source('shop', connected, 0, { streams: [connected, connected] })
    bench.source('shop', connected, 0, { streams: [paused, connected] })
    bench.clock.advance(3_600_000)
    expect(bench.raised()).toEqual([])
    bench.source('shop', lost, null, { streams: [paused, lost] })
    bench.clock.advance(9 * 60_000)
    expect(bench.raised()).toEqual([])
    bench.clock.advance(60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    bench.source('shop', connected, null, { streams: [paused, connected] })
    expect(standing(bench)).toEqual(['resolved'])
  })

  it('is over with the next byte also when the clock was set back meanwhile', () => {
    const bench = createDeskBench()
    bench.source('shop', lost, 0)
    bench.clock.advance(10 * 60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    bench.clock.jump(-7_200_000)
    bench.source('shop', connected, 0)
    expect(standing(bench)).toEqual(['resolved'])
  })

  // Every source begins as `off`, so that a restart would end the alert and raise it again ten minutes later.
  it('is the same silence after a restart in which nothing was heard', () => {
    const bench = createDeskBench()
    bench.source('shop', lost, 0)
    bench.clock.advance(10 * 60_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    const again = bench.restart(60_000)
    again.source('shop', { state: 'off' }, null, { enabled: true })
    again.source('shop', { state: 'connecting', since: 0, attempt: 1 }, null)
    again.clock.advance(3_600_000)
    expect(again.raised()).toEqual([])
    expect(standing(again)).toEqual(['open'])
    again.source('shop', connected, 0)
    expect(standing(again)).toEqual(['resolved'])
  })

  it('is as long as the user says, only of the chosen sources, and never of none', () => {
    const bench = createDeskBench([builtInWith('source-silent', { limit: 2, sources: ['shop'] })])
    bench.source('shop', connected, 0)
    bench.source('tv', connected, 0)
    bench.source('off', { state: 'off' }, 0)
    bench.clock.advance(3_600_000)
    expect(bench.raised()).toEqual(['silent:shop'])
    bench.settings([builtInWith('source-silent', { enabled: false })])
    expect(standing(bench)).toEqual(['resolved'])
    expect(bench.clock.waiting()).toBe(0)
  })
})
