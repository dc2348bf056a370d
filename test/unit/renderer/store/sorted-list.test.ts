import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Compare, createSortedList, type Entry } from '../../../../src/renderer/store/sorted-list.ts'

const compare: Compare<number> = (a, b) => a.value - b.value || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

describe('createSortedList', () => {
  // Would catch a row that is lost, doubled or out of order when buckets are split or emptied.
  it('is a sorted array under any inserts and removes', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 1500 }), value: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 3000 }), (steps) => {
        const list = createSortedList(compare)
        const model = new Map<string, Entry<number>>()
        for (const { key, value } of steps) {
          const entry = { key: String(key), value }
          const known = model.get(entry.key)
          if (known) {
            expect(list.remove(known)).toBe(true)
            model.delete(entry.key)
          } else {
            list.insert(entry)
            model.set(entry.key, entry)
          }
        }
        const wanted = [...model.values()].sort(compare)
        expect([...list]).toEqual(wanted)
        expect(list.size).toBe(wanted.length)
        for (const [index, entry] of wanted.entries()) {
          if (index % 97 !== 0) continue
          expect(list.at(index)).toBe(entry)
          expect(list.indexOf(entry)).toBe(index)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('does not remove what is not there', () => {
    const list = createSortedList(compare)
    list.insert({ key: 'a', value: 1 })
    expect(list.remove({ key: 'b', value: 1 })).toBe(false)
    expect(list.indexOf({ key: 'b', value: 1 })).toBe(-1)
    expect(list.size).toBe(1)
  })

  it('takes 100,000 entries in order and finds the last', () => {
    const list = createSortedList(compare)
    list.fill(Array.from({ length: 100_000 }, (_, value) => ({ key: String(value), value })))
    expect(list.at(99_999)?.value).toBe(99_999)
    expect(list.indexOf({ key: '77777', value: 77_777 })).toBe(77_777)
    expect(list.at(100_000)).toBeUndefined()
  })
})
