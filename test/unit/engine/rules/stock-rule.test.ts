import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showing } from '../../../../src/engine/pipeline/committer.ts'
import { createObservations } from '../../../../src/engine/projections/project.ts'
import { createDraft, createState } from '../../../../src/engine/projections/view.ts'
import { acknowledge, snooze, wakeUp } from '../../../../src/engine/rules/alert-life.ts'
import { evaluateRules } from '../../../../src/engine/rules/evaluate.ts'
import { stockAlertId } from '../../../../src/engine/rules/stock-rule.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'
import type { BuiltInChange, RuleSettings } from '../../../../src/shared/domain/rule.ts'
import { defaultThresholds, levelOf, type StockItem } from '../../../../src/shared/domain/stock.ts'
import { rulesWith } from '../../../helpers/project.ts'

const key = 'shop/frame/1/utama'
const answer = { by: 'Siti', at: 5, word: '' }
const change = (id: BuiltInChange['id'], rest: Partial<BuiltInChange> = {}): BuiltInChange => ({
  kind: 'built-in',
  id,
  sources: [],
  ...rest,
})
const item = (stock: number): StockItem => ({
  source: 'shop',
  productType: 'frame',
  productId: '1',
  code: 'FR1',
  name: 'Rayban',
  branch: 'utama',
  branchName: 'Cabang Utama',
  stock,
  level: levelOf(stock, defaultThresholds),
  previous: null,
  unitPrice: null,
  changedAt: 0,
})

/** Lets an item go through stock counts, one message each; null is the first word before anything is known. */
function walk(
  counts: readonly (number | null)[],
  alert?: Alert,
  { live = true, rules = [] }: { readonly live?: boolean; readonly rules?: readonly RuleSettings[] } = {},
): Alert | undefined {
  const state = createState()
  const [first = null] = counts
  const known = [
    ...(first === null ? [] : [['stock', key, item(first)] as const]),
    ...(alert === undefined ? [] : [['alerts', alert.id, alert] as const]),
  ]
  state.apply(known.map(showing))
  for (const [index, after] of counts.slice(1).entries()) {
    const draft = createDraft(state)
    const seen = createObservations()
    draft.set(['stock', key, after === null ? null : item(after)])
    if (live) seen.live.stock.set(key, state.get('stock', key))
    evaluateRules(draft, seen, rulesWith(rules, { now: index + 1 }))
    state.apply(draft.changes())
  }
  return state.get('alerts', stockAlertId(key))
}

describe('stock rule (O6, O13, O21)', () => {
  it.each([
    [[20, 11], undefined],
    [[20, 10], { kind: 'stock-medium', severity: 'warning', state: 'open', raises: 1 }],
    [[20, 5], { kind: 'stock-low', severity: 'critical', state: 'open', raises: 1 }],
    [[20, 0], { kind: 'stock-out', severity: 'critical', state: 'open', raises: 1 }],
    [[20, -2], { kind: 'stock-negative', severity: 'critical', state: 'open', raises: 1 }],
    // Each step down calls again, on the same alert.
    [[20, 10, 5, 0, -1], { kind: 'stock-negative', raises: 4 }],
    // Within a level the number is told, nobody is called.
    [[20, 5, 4, 3], { kind: 'stock-low', raises: 1, params: { stock: 3 } }],
    // A little better is not over.
    [[20, 4, 9], { kind: 'stock-medium', severity: 'warning', state: 'open', raises: 1 }],
    // Over, and back again: the same alert, raised once more.
    [[20, 4, 30], { state: 'resolved', raises: 1 }],
    [[20, 4, 30, 4], { state: 'open', raises: 2 }],
    // The first word about an item, in a live message, is news.
    [[null, 3], { kind: 'stock-low', raises: 1 }],
    [[null, 30], undefined],
    // Gone with its item.
    [[20, 3, null], { state: 'resolved' }],
  ])('%j', (counts, expected) => {
    const alert = walk(counts)
    if (expected === undefined) expect(alert).toBeUndefined()
    else expect(alert).toMatchObject(expected)
  })

  it('is never raised by a snapshot or by new thresholds, but stays true', () => {
    expect(walk([20, 3], undefined, { live: false })).toBeUndefined()
    expect(walk([8, 3], walk([20, 8]), { live: false })).toMatchObject({ kind: 'stock-low', raises: 1 })
    expect(walk([8, 30], walk([20, 8]), { live: false })).toMatchObject({ state: 'resolved', raises: 1 })
  })

  it('calls again when what was acknowledged or snoozed gets worse', () => {
    const open = walk([20, 5])
    if (open === undefined) throw new Error('no alert')
    for (const answered of [acknowledge(open, answer), snooze(open, 1_000, answer)]) {
      expect(walk([5, 4], answered ?? undefined)?.state).toBe(answered?.state)
      expect(walk([5, 0], answered ?? undefined)).toMatchObject({
        state: 'open',
        raises: 2,
        snoozedUntil: null,
      })
    }
  })
})

describe('stock rules that the user changed (issue 4.1)', () => {
  const off = (id: BuiltInChange['id']) => [change(id, { enabled: false })]
  const withMargin = (margin: number) => [
    change('stock-medium', { enabled: false }),
    change('stock-low', { margin }),
  ]

  it.each([
    // A level that is off is its next better one, whose condition holds too.
    [off('stock-low'), [20, 3], { kind: 'stock-medium', raises: 1 }],
    [off('stock-low'), [20, 8, 3], { kind: 'stock-medium', raises: 1, params: { stock: 3 } }],
    [off('stock-medium'), [20, 8], undefined],
    [off('stock-medium'), [20, 8, 5, 8], { state: 'resolved', raises: 1 }],
    [[change('stock-low', { severity: 'info' })], [20, 4], { kind: 'stock-low', severity: 'info' }],
    [[change('stock-low', { sources: ['other'] }), ...off('stock-medium')], [20, 4], undefined],
    // A margin: within it nothing is over, so nothing begins anew.
    [withMargin(2), [20, 5, 6, 5, 7, 4], { state: 'open', kind: 'stock-low', raises: 1 }],
    [withMargin(2), [20, 5, 8], { state: 'resolved', raises: 1 }],
    [withMargin(2), [20, 5, 8, 5], { state: 'open', raises: 2 }],
  ] as const)('%j: %j', (rules, counts, expected) => {
    const alert = walk(counts, undefined, { rules })
    if (expected === undefined) expect(alert).toBeUndefined()
    else expect(alert).toMatchObject(expected)
  })

  // Would catch a margin that a path through other levels gets around.
  it('never call twice for one level without a recovery by the margin in between', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 4 }), (steps, margin) => {
        let alert: Alert | undefined
        let isOver = true
        let last = 20
        for (const step of steps) {
          const next = walk([last, step], alert, { rules: withMargin(margin) })
          if ((next?.raises ?? 0) > (alert?.raises ?? 0)) {
            expect(isOver).toBe(true)
            isOver = false
          }
          if (step > 5 + margin) isOver = true
          expect(next === undefined || next.state === 'resolved').toBe(isOver)
          alert = next
          last = step
        }
      }),
    )
  })
})

describe('a snooze', () => {
  const open = walk([20, 5])
  const snoozed = open === undefined ? null : snooze(open, 1_000, answer)
  if (snoozed === null) throw new Error('no alert')

  it('sleeps until its time, then calls again', () => {
    expect(wakeUp(snoozed, 999, true)).toBeNull()
    expect(wakeUp(snoozed, 1_000, true)).toMatchObject({ state: 'open', raises: 2 })
  })

  it('that ran out while the program was closed opens without calling', () => {
    expect(wakeUp(snoozed, 5_000, false)).toMatchObject({ state: 'open', raises: 1 })
  })

  it('ends with its trouble', () => {
    expect(walk([5, 40], snoozed)).toMatchObject({ state: 'resolved', snoozedUntil: null })
  })
})
