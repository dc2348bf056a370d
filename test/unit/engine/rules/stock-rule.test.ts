import { describe, expect, it } from 'vitest'
import { acknowledge, snooze, wakeUp } from '../../../../src/engine/rules/alert-life.ts'
import { stockRule } from '../../../../src/engine/rules/stock-rule.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'
import { defaultThresholds, levelOf, type StockItem } from '../../../../src/shared/domain/stock.ts'

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

/** Lets an item go through stock counts, one live message each; null is the first word before anything is known. */
function walk(counts: readonly (number | null)[], alert?: Alert): Alert | undefined {
  let now: Alert | undefined = alert
  for (const [index, after] of counts.slice(1).entries()) {
    const before = counts[index]
    const change = {
      key: 'k',
      before: before === null || before === undefined ? undefined : item(before),
      after: after === null ? undefined : item(after),
      live: true,
    }
    now = stockRule(change, now, index + 1) ?? now
  }
  return now
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
    const quiet = { key: 'k', before: item(20), after: item(3), live: false }
    expect(stockRule(quiet, undefined, 1)).toBeNull()
    const open = walk([20, 8])
    expect(stockRule({ ...quiet, before: item(8) }, open, 2)).toMatchObject({ kind: 'stock-low', raises: 1 })
  })

  it('calls again when what was acknowledged or snoozed gets worse', () => {
    const open = walk([20, 5])
    if (open === undefined) throw new Error('no alert')
    for (const answered of [acknowledge(open, 5), snooze(open, 1_000, 5)]) {
      expect(walk([5, 4], answered ?? undefined)?.state).toBe(answered?.state)
      expect(walk([5, 0], answered ?? undefined)).toMatchObject({
        state: 'open',
        raises: 2,
        snoozedUntil: null,
      })
    }
  })
})

describe('a snooze', () => {
  const open = walk([20, 5])
  const snoozed = open === undefined ? null : snooze(open, 1_000, 5)
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
