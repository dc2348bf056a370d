import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createSortedView } from '../../../../src/renderer/store/sorted-view.ts'

const byValue = (a: number, b: number): number => a - b
const even = (value: number): boolean => value % 2 === 0

type Step =
  | { readonly do: 'set'; readonly key: string; readonly value: number | null }
  | { readonly do: 'publish' }
  | { readonly do: 'snapshot'; readonly rows: readonly (readonly [string, number])[] }

const key = fc.integer({ min: 0, max: 30 }).map(String)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), key, value: fc.option(fc.nat(50)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('publish' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('snapshot' as const), rows: fc.array(fc.tuple(key, fc.nat(50))) }),
  },
)

describe('createSortedView', () => {
  // Would catch a table that shows a row twice, misses one, or keeps an old number after a snapshot.
  it('shows what is in the collection, through any changes and snapshots', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), fc.boolean(), (steps, kept) => {
        const collection = createCollection<number>()
        const master = createSortedView({ collection, compare: byValue })
        const view = createSortedView({ collection, compare: byValue, accept: even, master })
        if (kept) view.subscribe(() => {})
        for (const item of steps) {
          if (item.do === 'set') collection.set(item.key, item.value)
          else if (item.do === 'snapshot') collection.replaceAll(item.rows)
          if (item.do === 'set') continue
          collection.publish()
          const wanted = [...collection.rows]
            .filter(([, value]) => even(value))
            .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
          expect([...view.entries()].map((entry) => [entry.key, entry.value])).toEqual(wanted)
          expect(view.size).toBe(wanted.length)
          for (const [index, [rowKey]] of wanted.entries()) expect(view.indexOf(rowKey)).toBe(index)
        }
      }),
      { numRuns: 200 },
    )
  })

  // Would catch a grid that renders all its rows because one number changed in place.
  it('tells about order and membership, not about values in place', () => {
    const collection = createCollection<{ rank: number; stock: number }>()
    const view = createSortedView({ collection, compare: (a, b) => a.rank - b.rank })
    collection.replaceAll([
      ['a', { rank: 1, stock: 10 }],
      ['b', { rank: 2, stock: 10 }],
    ])
    collection.publish()
    let told = 0
    view.subscribe(() => {
      told += 1
    })
    collection.set('a', { rank: 1, stock: 9 })
    collection.publish()
    expect(told).toBe(0)
    expect(view.at(0)?.value.stock).toBe(9)
    collection.set('a', { rank: 3, stock: 9 })
    collection.publish()
    expect(told).toBe(1)
    expect(view.at(1)?.key).toBe('a')
  })

  // Would catch a leak: a view made for a render that React threw away must cost nothing afterwards.
  it('holds on to nothing while nobody listens', () => {
    const collection = createCollection<number>()
    let asked = 0
    const view = createSortedView({
      collection,
      compare: byValue,
      accept: () => {
        asked += 1
        return true
      },
    })
    const stop = view.subscribe(() => {})
    collection.set('a', 1)
    collection.publish()
    stop()
    const before = asked
    collection.set('b', 2)
    collection.publish()
    expect(asked).toBe(before)
    expect(view.size).toBe(2)
  })

  // Would catch a list that renders again for a change far below what it shows.
  it('gives the same first rows until one of them changes', () => {
    const collection = createCollection<number>()
    const view = createSortedView({ collection, compare: byValue })
    view.subscribe(() => {})
    collection.replaceAll([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    collection.publish()
    const first = view.first(2)
    collection.set('c', 4)
    collection.publish()
    expect(view.first(2)).toBe(first)
    collection.set('b', 0)
    collection.publish()
    expect(view.first(2).map((entry) => entry.key)).toEqual(['b', 'a'])
  })
})
