import { describe, expect, it } from 'vitest'
import { createObservations } from '../../../../src/engine/projections/project.ts'
import { replaceSource } from '../../../../src/engine/projections/replace-source.ts'
import { createDraft } from '../../../../src/engine/projections/view.ts'
import { evaluateRules } from '../../../../src/engine/rules/evaluate.ts'
import type { Fact } from '../../../../src/shared/domain/event.ts'
import type { RuleSettings } from '../../../../src/shared/domain/rule.ts'
import { contextWith, rulesWith } from '../../../helpers/project.ts'
import {
  builtInWith,
  caughtUp,
  createRuledState,
  live,
  replayed,
  stockFact,
} from '../../../helpers/ruled-state.ts'

const job = (status: 'running' | 'completed' | 'failed', at: number): Fact => ({
  kind: 'job',
  job: { jobId: 'j1', label: 'Konversi', status, current: 3, total: 9, percent: null, errors: 2, at },
})
const watcher = (running: boolean, enabled: boolean, at: number): Fact => ({
  kind: 'watcher',
  watcher: { running, enabled, changedAt: at },
})
const stats = (notificationsPending: number): Fact => ({
  kind: 'stats',
  stats: {
    users: 1,
    requestsTotal: 1,
    requestsTracking: 1,
    episodesTracked: 1,
    notificationsSent: 1,
    notificationsPending,
    ts: null,
  },
})
const log = (message: string, level: 'error' | 'info' = 'error'): Fact => ({
  kind: 'log',
  line: { level, message, context: '', at: 1 },
})
const order = (status: 'open' | 'ready'): Fact => ({
  kind: 'order',
  order: { orderId: 'o1', branch: 'utama', patientName: 'Siti', status, at: 1 },
})
const sale = (number: string): Fact => ({
  kind: 'transactions',
  notify: true,
  transactions: [
    { number, amount: 5_000, payer: 'umum', patientName: 'Budi', branch: 'utama', status: '', at: 1 },
  ],
})
const episode = (id: string): Fact => ({
  kind: 'episode',
  episodeId: id,
  episode: {
    episodeId: id,
    animeTitle: 'Kapal',
    title: `E${id}`,
    number: id,
    link: null,
    poster: null,
    adult: false,
    isNew: false,
    publishedAt: null,
  },
})

/** Good, then bad, for every rule that follows events: what a live message of the second calls. */
const cases = [
  ['stock-medium', stockFact(20), stockFact(8), 'resolved by', stockFact(11)],
  ['stock-low', stockFact(20), stockFact(5), 'resolved by', stockFact(11)],
  ['stock-out', stockFact(20), stockFact(0), 'resolved by', stockFact(11)],
  ['stock-negative', stockFact(20), stockFact(-1), 'resolved by', stockFact(11)],
  ['job-failed', job('running', 1), job('failed', 2), 'resolved by', job('running', 3)],
  ['watcher-stopped', watcher(true, true, 1), watcher(false, true, 2), 'resolved by', watcher(true, true, 3)],
  ['pending-high', stats(100), stats(101), 'resolved by', stats(100)],
  ['log-error', log('fine', 'info'), log('broken'), 'stays', null],
  ['order-ready', order('open'), order('ready'), 'stays', null],
  ['transaction-new', sale('A'), sale('B'), 'is born resolved', null],
  ['episode-new', episode('1'), episode('2'), 'is born resolved', null],
] as const

describe.each(cases)('%s (O3, O6, O13, O21, C6, C8, D8, D9, N8)', (kind, before, trouble, end, recovery) => {
  it('fires once on its transition, and not when it is told again', () => {
    const { state, tell } = createRuledState()
    tell(replayed(before))
    const [alert, ...rest] = tell(live(trouble))
    expect(alert).toMatchObject({ kind, rule: kind, source: 'shop', raises: 1 })
    expect(rest).toEqual([])
    if (kind !== 'log-error') expect(tell(live(trouble))).toEqual([])
    const shown = state.get('alerts', alert?.id ?? '')
    expect(shown?.state).toBe(end === 'is born resolved' ? 'resolved' : 'open')
    if (recovery === null) return
    tell(live(recovery))
    expect(state.get('alerts', alert?.id ?? '')).toMatchObject({ state: 'resolved', raises: 1 })
  })

  it('fires for no replay and no catch-up, and recovers by either', () => {
    for (const quiet of [replayed, caughtUp]) {
      const { state, tell } = createRuledState()
      tell(live(before))
      for (const [id] of state.entries('alerts'))
        state.apply([{ patch: ['alerts', id, null], json: 'null', existed: true }])
      expect(tell(quiet(trouble))).toEqual([])
      expect(state.size('alerts')).toBe(0)
      if (recovery === null) continue
      const loud = createRuledState()
      loud.tell(replayed(before))
      loud.tell(live(trouble))
      loud.tell(quiet(recovery))
      expect([...loud.state.entries('alerts')].map(([, alert]) => alert.state)).toEqual(['resolved'])
    }
  })

  it('fires for no snapshot', () => {
    const { state, tell } = createRuledState()
    tell(replayed(before))
    const draft = createDraft(state)
    replaceSource(draft, 'shop', [live(trouble)], contextWith(), 9)
    evaluateRules(draft, createObservations(), rulesWith())
    expect([...draft.touched('alerts')]).toEqual([])
  })

  it('is quiet when it is off, or meant for another source, and as loud as the user wants it', () => {
    const run = (rules: readonly RuleSettings[]) => {
      const { tell } = createRuledState(() => rules)
      tell(replayed(before))
      return tell(live(trouble)).map((alert) => `${alert.kind} ${alert.severity}`)
    }
    expect(run([builtInWith(kind, { enabled: false })])).not.toContain(`${kind} critical`)
    expect(run([builtInWith(kind, { severity: 'critical', sources: ['other'] })])).not.toContain(
      `${kind} critical`,
    )
    expect(run([builtInWith(kind, { severity: 'critical', sources: ['shop'] })])).toEqual([
      `${kind} critical`,
    ])
  })
})

describe('words of a rule', () => {
  it('a burst of errors is one alert that grows, and calls again only after an answer', () => {
    const { state, tell } = createRuledState()
    expect(tell(live(log('a')), live(log('b')))).toHaveLength(1)
    expect(tell(...Array.from({ length: 500 }, (_, index) => live(log(`line ${index}`))))).toEqual([])
    const alert = state.get('alerts', 'log:shop')
    expect(alert).toMatchObject({ raises: 1, params: { source: '<shop>', count: 502, message: 'line 499' } })
    if (alert === undefined) throw new Error('no alert')
    const answered = { ...alert, state: 'acknowledged' } as const
    state.apply([{ patch: ['alerts', alert.id, answered], json: '', existed: true }])
    expect(tell(live(log('c')))).toMatchObject([
      { raises: 2, state: 'open', params: { count: 1, message: 'c' } },
    ])
  })

  it('pending notices have their own limit, and a margin that holds them (D9)', () => {
    const rules = [builtInWith('pending-high', { limit: 50, margin: 10 })]
    const { state, tell } = createRuledState(() => rules)
    tell(live(stats(50)))
    expect(tell(live(stats(51)))).toMatchObject([{ params: { source: '<shop>', pending: 51, limit: 50 } }])
    for (const pending of [49, 60, 41, 55]) expect(tell(live(stats(pending)))).toEqual([])
    expect(state.get('alerts', 'pending:shop')).toMatchObject({ state: 'open', params: { pending: 55 } })
    tell(live(stats(40)))
    expect(state.get('alerts', 'pending:shop')?.state).toBe('resolved')
    expect(tell(live(stats(51)))).toMatchObject([{ id: 'pending:shop', raises: 2 }])
  })

  it('figures that are high when they are heard of first are no transition (D9)', () => {
    const { tell } = createRuledState()
    expect(tell(live(stats(5_000)))).toEqual([])
    expect(tell(live(stats(5_001)))).toEqual([])
    tell(live(stats(3)))
    expect(tell(live(stats(101)))).toHaveLength(1)
  })

  it('a watcher that was switched off on purpose is no trouble (C6)', () => {
    const { tell } = createRuledState()
    tell(live(watcher(true, true, 1)))
    expect(tell(live(watcher(false, false, 2)))).toEqual([])
    expect(tell(live(watcher(false, true, 3)))).toEqual([])
  })

  it('a sale below the least amount is not told; one that shall call is told, however many there are', () => {
    const quiet = createRuledState(() => [builtInWith('transaction-new', { limit: 5_001 })])
    expect(quiet.tell(live(sale('A')))).toEqual([])
    const loud = createRuledState(() => [builtInWith('transaction-new', { severity: 'warning' })])
    const sales = Array.from({ length: 40 }, (_, index) => live(sale(`S${index}`)))
    const told = loud.tell(...sales)
    expect(told).toHaveLength(40)
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['open']))
  })
})
