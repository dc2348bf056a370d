import { describe, expect, it } from 'vitest'
import { createLimits, type OwnThresholds } from '../../../../src/shared/domain/stock.ts'

const item = { source: 'shop', productType: 'frame', productId: '1', branch: 'dua', branchName: 'Cabang Dua' }
const lowOf = (own: readonly Partial<OwnThresholds>[], of: Partial<typeof item> = {}): number => {
  const entries = own.map((entry, index) => ({ low: index, medium: 99, ...entry }))
  return createLimits({ low: 50, medium: 99, own: entries })({ ...item, ...of }).low
}

describe('limits of an item (issue 4.1)', () => {
  it.each<[string, readonly Partial<OwnThresholds>[], number]>([
    ['the general ones without an entry', [], 50],
    ['the general ones where none matches', [{ productId: '2' }, { source: 'tv', productId: '1' }], 50],
    ['an entry that names nothing is for all', [{}], 0],
    ['the entry that names the most', [{ productType: 'frame', productId: '1' }, { branch: 'dua' }], 0],
    ['the later of two that name as much', [{ productType: 'frame' }, { branch: 'dua' }], 1],
    ['the later of two that say the same', [{ branch: 'dua' }, { branch: 'dua' }], 1],
    ['a branch by its name too', [{ branch: 'Cabang Dua' }], 0],
    ['the later of id and name of a branch', [{ branch: 'dua' }, { branch: 'Cabang Dua' }], 1],
    ['and not by the order of these two', [{ branch: 'Cabang Dua' }, { branch: 'dua' }], 1],
  ])('%s', (_, own, low) => {
    expect(lowOf(own)).toBe(low)
  })

  it('names with commas and quotes are names like any other', () => {
    expect(lowOf([{ productId: '1","x', branch: 'a' }], { productId: '1","x', branch: 'a' })).toBe(0)
    expect(lowOf([{ productId: '1', branch: 'x,a' }], { productId: '1,x', branch: 'a' })).toBe(50)
  })
})
