import { describe, expect, it } from 'vitest'
import { choosableBranches, withChosen } from '../../../../src/renderer/store/branches.ts'
import { summariseRevenue } from '../../../../src/renderer/store/revenue-summary.ts'
import { branchKey, branchOf } from '../../../../src/renderer/store/stock-order.ts'
import { createViewStore, setFilter } from '../../../../src/renderer/store/view-state.ts'

function facets(...branches: readonly (readonly [source: string, id: string, name: string])[]) {
  const known = branches.map(([source, id, name]) => ({
    key: branchKey({ source, branch: id }),
    id,
    name,
    source,
  }))
  return {
    branches: () => known,
    branchName: (source: string, id: string) =>
      known.find((one) => one.source === source && one.id === id)?.name ?? id,
  }
}

describe('choosableBranches', () => {
  it('lists branches that only sell beside those that have stock, once each (O14)', () => {
    const found = choosableBranches(facets(['hub', 'utama', 'Cabang Utama']), [
      { source: 'hub', branch: 'utama' },
      { source: 'hub', branch: 'dua' },
      { source: 'hub', branch: '' },
    ])
    expect(found.map(({ name }) => name)).toEqual(['Cabang Utama', 'dua'])
  })

  it('has nothing to choose where a role sees one branch of each source (O14, O31)', () => {
    expect(choosableBranches(facets(['hub', 'utama', 'Utama'], ['optik', 'dua', 'Dua']), [])).toEqual([])
  })
})

describe('the chosen branch', () => {
  it('is the same for tiles, stock and transactions, wherever it was chosen (O14)', () => {
    const store = createViewStore()
    const branch = branchKey({ source: 'hub', branch: 'dua' })
    setFilter(store, 'overview', { branch })
    expect(store.getState().filters.stock.branch).toBe(branch)
    setFilter(store, 'stock', { text: 'ray' })
    expect(store.getState().filters.overview).toMatchObject({ branch, text: '' })
  })

  it('survives its key, whatever is in the names', () => {
    const place = { source: 'hub', branch: 'a/b c' }
    expect(branchOf(branchKey(place))).toEqual(place)
    expect(branchOf('')).toBeNull()
  })

  it("shows the branch's own figures, never the total of all (O14)", () => {
    const row = (branch: string, total: number) => ({
      source: 'hub',
      branch,
      total,
      bpjs: null,
      umum: null,
      transactions: null,
      currency: 'IDR',
      day: '',
      receivedAt: 1,
    })
    const rows = [row('', 30), row('utama', 10), row('dua', 20)]
    expect(summariseRevenue('hub', rows, 'dua')?.total).toBe(20)
    expect(summariseRevenue('hub', rows, 'tiga')).toBeNull()
  })
})

describe('withChosen', () => {
  const utama = {
    key: branchKey({ source: 'hub', branch: 'utama' }),
    id: 'utama',
    name: 'Utama',
    source: 'hub',
  }

  it('adds nothing to what is there, and nothing where nothing is chosen', () => {
    expect(withChosen([utama], utama.key, () => 'x')).toEqual([utama])
    expect(withChosen([utama], '', () => 'x')).toEqual([utama])
  })

  // Would catch "all branches" on a list that is empty because the branch of a removed source is still chosen.
  it('keeps a chosen branch whose source is gone (O14)', () => {
    const key = branchKey({ source: 'optik', branch: '2' })
    expect(withChosen([utama], key, (_, branch) => `Cabang ${branch}`)).toEqual([
      { key, id: '2', name: 'Cabang 2', source: 'optik' },
      utama,
    ])
  })
})
