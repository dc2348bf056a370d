import { expect, it } from 'vitest'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createSortedView } from '../../../../src/renderer/store/sorted-view.ts'

// A screen with the strip and the list of sources reads one view in two lengths. React takes an array that is new at
// each look for a change, and a screen that changes for ever is ended by it.
it('gives each length the same array until something in it changes', () => {
  const collection = createCollection<number>()
  const view = createSortedView({ collection, compare: (a, b) => a - b })
  for (const listening of [false, true]) {
    if (listening) view.subscribe(() => {})
    collection.set('a', listening ? 10 : 1)
    collection.set('b', 2)
    collection.publish()
    const [short, long] = [view.first(1), view.first(24)]
    expect(view.first(1)).toBe(short)
    expect(view.first(24)).toBe(long)
    collection.set('c', 30)
    collection.publish()
    expect(view.first(1)).toBe(short)
    expect(view.first(24)).not.toBe(long)
    collection.set('c', null)
    collection.publish()
  }
})
