import { describe, expect, it } from 'vitest'
import { eventLineIds } from '../../../../src/engine/projections/context.ts'
import { createObservations, projectEvent } from '../../../../src/engine/projections/project.ts'
import { createDraft, createState, type State } from '../../../../src/engine/projections/view.ts'
import { evaluateRules } from '../../../../src/engine/rules/evaluate.ts'
import type { Fact, NormalisedEvent } from '../../../../src/shared/domain/event.ts'
import { contextWith, rulesWith } from '../../../helpers/project.ts'
import { stockFact } from '../../../helpers/ruled-state.ts'

const event = (facts: readonly Fact[], replay = false): NormalisedEvent => ({
  source: 'shop',
  stream: 's',
  type: 't',
  topic: '',
  position: null,
  dedupeKey: null,
  ts: null,
  receivedAt: 1_000,
  data: '',
  replay,
  facts,
})
const sales = (numbers: readonly string[], notify: boolean): Fact => ({
  kind: 'transactions',
  notify,
  transactions: numbers.map((number) => ({
    number,
    amount: 1_000,
    payer: 'umum',
    patientName: 'Budi',
    branch: 'utama',
    status: '',
    at: 1,
  })),
})

/** One tick over these events. @returns the ids of the alerts that it raised */
function tick(state: State, events: readonly NormalisedEvent[]): readonly string[] {
  const draft = createDraft(state)
  const seen = createObservations()
  for (const one of events) projectEvent(draft, one, contextWith(), seen, eventLineIds(1))
  evaluateRules(draft, seen, rulesWith())
  const changes = draft.changes()
  const raised = changes.filter(({ patch }) => {
    if (patch[0] !== 'alerts' || patch[2] === null) return false
    return patch[2].raises > (state.get('alerts', patch[1])?.raises ?? 0)
  })
  state.apply(changes)
  return raised.map(({ patch }) => patch[1])
}

describe('rules over a tick', () => {
  it('does not call for a product that is entered low, and does for its next fall', () => {
    const state = createState()
    expect(tick(state, [event([stockFact(3, true)])])).toEqual([])
    expect(tick(state, [event([stockFact(0)])])).toHaveLength(1)
  })

  it('call once with the final level, however many levels an item fell through', () => {
    const state = createState()
    tick(state, [event([stockFact(20)])])
    expect(
      tick(
        state,
        [8, 4, 0].map((count) => event([stockFact(count)])),
      ),
    ).toEqual(['stock:shop/frame/1/utama'])
    expect(state.get('alerts', 'stock:shop/frame/1/utama')).toMatchObject({ kind: 'stock-out', raises: 1 })
  })

  it('call nobody for an item that is back where it was at the end of the tick', () => {
    const state = createState()
    tick(state, [event([stockFact(20)])])
    expect(tick(state, [event([stockFact(2)]), event([stockFact(20)])])).toEqual([])
  })

  it('call nobody for a replay', () => {
    const state = createState()
    expect(tick(state, [event([stockFact(2), sales(['A'], true)], true)])).toEqual([])
  })

  it('announce a sale once: a list tells none, its event tells it, and the same event again does not', () => {
    const state = createState()
    expect(tick(state, [event([sales(['A', 'B'], false)])])).toEqual([])
    expect(tick(state, [event([sales(['A'], true)])])).toEqual(['transaction:shop/A'])
    expect(tick(state, [event([sales(['A'], true)])])).toEqual([])
  })

  it('name the branch as people call it', () => {
    const state = createState()
    tick(state, [event([stockFact(20), sales(['A'], true)])])
    expect(state.get('alerts', 'transaction:shop/A')?.params).toMatchObject({ branch: 'Cabang Utama' })
  })

  // Would catch a toast that says ten of forty: what is many at once is counted by those who show it (issue 4.5).
  it('tell each sale of a burst', () => {
    const state = createState()
    const numbers = Array.from({ length: 300 }, (_, index) => `N${index}`)
    expect(tick(state, [event([sales(numbers, true)])])).toEqual(
      numbers.map((one) => `transaction:shop/${one}`),
    )
  })

  it('open one alert for an order that becomes ready, whatever is told again', () => {
    const state = createState()
    const order = (status: 'open' | 'ready'): Fact => ({
      kind: 'order',
      order: { orderId: 'o1', branch: 'utama', patientName: 'Siti', status, at: 1 },
    })
    expect(tick(state, [event([order('open')])])).toEqual([])
    expect(tick(state, [event([order('ready')])])).toEqual(['order:shop/o1'])
    expect(tick(state, [event([order('ready')])])).toEqual([])
    expect(tick(state, [event([order('open')])])).toEqual([])
    expect(state.get('orders', 'shop/o1')?.status).toBe('ready')
  })
})
