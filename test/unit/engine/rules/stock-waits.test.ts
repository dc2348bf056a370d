import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeskBench } from '../../../helpers/rule-desk.ts'
import { builtInWith, live, replayed, stockFact } from '../../../helpers/ruled-state.ts'

const alertId = 'stock:shop/frame/1/utama'

/** The four rules, the worst first, and the highest stock that each is about. */
const levels = [
  ['stock-negative', -1],
  ['stock-out', 0],
  ['stock-low', 5],
  ['stock-medium', 10],
] as const

/** When an item that goes through these counts calls, as one would do it by hand: each level for itself. */
function expectedCalls(
  waits: readonly number[],
  steps: readonly (readonly [afterSeconds: number, count: number])[],
): readonly string[] {
  const calls: string[] = []
  const since: (number | null)[] = levels.map(() => null)
  let held: number = levels.length
  let time = 0
  let count = 40

  function callAt(level: number): void {
    if (level >= held) return
    held = level
    calls.push(`${time} ${levels[level]?.[0]}`)
  }

  function pass(seconds: number): void {
    const end = time + seconds
    for (;;) {
      const due = since.flatMap((from, level) => {
        const wait = waits[level] ?? 0
        return from !== null && wait > 0 && level < held && from + wait <= end ? [from + wait] : []
      })
      if (due.length === 0) break
      time = Math.min(...due)
      callAt(
        since.findIndex(
          (from, level) => from !== null && waits[level] !== 0 && from + (waits[level] ?? 0) === time,
        ),
      )
    }
    time = end
  }

  for (const [seconds, next] of steps) {
    pass(seconds)
    const before = count
    count = next
    for (const [level, [, bound]] of levels.entries()) {
      if (count > bound) since[level] = null
      else if (before > bound) since[level] = time
    }
    if (held < levels.length && count > (levels[held]?.[1] ?? 0)) {
      held = levels.findIndex(([, bound], level) => level > held && count <= bound)
      if (held < 0) held = levels.length
    }
    const begun = levels.findIndex(
      ([, bound], level) => before > bound && count <= bound && waits[level] === 0,
    )
    if (begun >= 0) callAt(begun)
  }
  pass(1_000)
  return calls
}

function calls(
  waits: readonly number[],
  steps: readonly (readonly [afterSeconds: number, count: number])[],
): readonly string[] {
  const rules = levels.map(([id], level) => builtInWith(id, { forSeconds: waits[level] ?? 0 }))
  const bench = createDeskBench(rules)
  const start = bench.clock.monotonic()
  const told: string[] = []
  const note = (): void => {
    for (const _call of bench.raised()) {
      told.push(`${(bench.clock.monotonic() - start) / 1_000} ${bench.state.get('alerts', alertId)?.kind}`)
    }
  }
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) {
      bench.clock.advance(1_000)
      note()
    }
  }
  bench.tell(replayed(stockFact(40)))
  for (const [seconds, count] of steps) {
    pass(seconds)
    bench.tell(live(stockFact(count)))
    note()
  }
  pass(1_000)
  expect(bench.state.size('breaches')).toBe(0)
  return told
}

describe('levels of stock with pending times of their own', () => {
  it.each([
    // Better than what it waited for, and still in trouble of which nobody was told.
    [
      [0, 0, 60, 0],
      [
        [0, 4],
        [30, 8],
      ],
      ['0 stock-medium'],
    ],
    [[0, 0, 60, 0], [[0, 4]], ['0 stock-medium', '60 stock-low']],
    // Up and down between two levels that wait: each stood for a minute at the first.
    [
      [0, 0, 60, 60],
      [
        [0, 8],
        [30, 4],
        [20, 8],
        [20, 4],
      ],
      ['60 stock-medium', '130 stock-low'],
    ],
    // What is worse and waits shorter says it all.
    [[0, 0, 20, 60], [[0, 4]], ['20 stock-low']],
    [
      [0, 10, 0, 0],
      [
        [0, 0],
        [5, 6],
        [1, 0],
      ],
      ['0 stock-low', '6 stock-low', '16 stock-out'],
    ],
  ] as const)('%j: %j', (waits, steps, expected) => {
    expect(calls(waits, steps)).toEqual(expected)
    expect(expectedCalls(waits, steps)).toEqual(expected)
  })

  // Would catch a level that is never told because a worse one waited, or one that is told twice.
  it('call as each level for itself would, once', () => {
    const wait = fc.constantFrom(0, 0, 5, 10, 60)
    const step = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 14 }))
    fc.assert(
      fc.property(fc.tuple(wait, wait, wait, wait), fc.array(step, { maxLength: 12 }), (waits, steps) => {
        expect(calls(waits, steps)).toEqual(expectedCalls(waits, steps))
      }),
      { numRuns: 60 },
    )
  })
})
