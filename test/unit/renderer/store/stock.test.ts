import { describe, expect, it } from 'vitest'
import { createCollection } from '../../../../src/renderer/store/collection.ts'
import { createStockFacets } from '../../../../src/renderer/store/stock-facets.ts'
import { acceptStock, branchKey, compareStock, noFilter } from '../../../../src/renderer/store/stock-order.ts'
import { defaultThresholds, levelOf, type StockItem, stockKey } from '../../../../src/shared/domain/stock.ts'

function item(stock: number, rest: Partial<StockItem> = {}): StockItem {
  return {
    source: 'hub',
    productType: 'frame',
    productId: '1',
    code: 'FR0001',
    name: 'Ray-Ban',
    branch: 'utama',
    branchName: 'Utama',
    stock,
    level: levelOf(stock, defaultThresholds),
    previous: null,
    unitPrice: 1,
    changedAt: 0,
    ...rest,
  }
}

describe('the order of stock', () => {
  it('puts the worst on top, and normal stock by name', () => {
    const rows = [
      item(40, { name: 'A' }),
      item(11, { name: 'B' }),
      item(3),
      item(0),
      item(-2),
      item(9),
      item(2),
    ]
    expect(rows.toSorted(compareStock).map((row) => row.stock)).toEqual([-2, 0, 2, 3, 9, 40, 11])
  })
})

describe('the filters of stock', () => {
  it('finds every word in code, name or branch, whatever the case', () => {
    const accept = acceptStock({ ...noFilter, text: ' ray UTAMA ' })
    expect(accept(item(1))).toBe(true)
    expect(accept(item(1, { branchName: 'Cabang 2' }))).toBe(false)
  })

  // Two systems may both have a branch `1`: O11 says that ids mean nothing beyond their source.
  it('keeps the branches of two sources apart', () => {
    const accept = acceptStock({ ...noFilter, branch: branchKey(item(1)) })
    expect(accept(item(1))).toBe(true)
    expect(accept(item(1, { source: 'optik' }))).toBe(false)
  })

  it('takes medium and worse as needing attention', () => {
    const accept = acceptStock({ ...noFilter, level: 'attention' })
    expect([-1, 0, 5, 10, 11].map((stock) => accept(item(stock)))).toEqual([true, true, true, true, false])
  })
})

describe('the counts of stock', () => {
  // Would catch a badge that drifts: it is added up from changes, never counted again.
  it('counts along with every change, and afresh with a snapshot', () => {
    const collection = createCollection<StockItem>()
    const facets = createStockFacets(collection)
    const put = (row: StockItem): void => {
      collection.set(stockKey(row), row)
      collection.publish()
    }
    put(item(20))
    put(item(4, { productId: '2', productType: 'lensa' }))
    put(item(0, { productId: '3', branch: 'dua', branchName: 'Cabang 2' }))
    expect(facets.low()).toBe(2)
    expect(facets.count({ level: 'all', type: 'frame', branch: '' })).toBe(2)
    expect(facets.branches().map((branch) => branch.name)).toEqual(['Cabang 2', 'Utama'])

    put(item(3))
    expect(facets.low()).toBe(3)
    collection.set(stockKey(item(0, { productId: '3', branch: 'dua' })), null)
    collection.publish()
    expect(facets.low()).toBe(2)
    expect(facets.branches().map((branch) => branch.name)).toEqual(['Utama'])
    expect(facets.branchName('hub', 'utama')).toBe('Utama')

    collection.replaceAll([['x', item(10)]])
    collection.publish()
    expect(facets.low()).toBe(0)
    expect(facets.count({ level: 'attention', type: '', branch: '' })).toBe(1)
    expect(facets.total()).toBe(1)
  })
})
