import { expect, it } from 'vitest'
import { inSlices } from '../../../../src/engine/attention/in-slices.ts'

it('a long list leaves everything else its turn, and keeps its order', async () => {
  let turns = 0
  let on = true
  const other = (): void => {
    turns += 1
    if (on) setImmediate(other)
  }
  setImmediate(other)
  const spin = (item: number): number => {
    const end = performance.now() + 3
    while (performance.now() < end);
    return item * 2
  }
  const made = await inSlices([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], spin)
  on = false
  expect(made).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
  expect(turns).toBeGreaterThan(1)
})
