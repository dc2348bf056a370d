import { describe, expect, it } from 'vitest'
import { branchComparison, cashierComparison } from '../../../../src/renderer/store/comparison.ts'
import type { CashierRevenue } from '../../../../src/shared/domain/cashier.ts'
import type { Revenue } from '../../../../src/shared/domain/revenue.ts'

function revenue(
  source: string,
  branch: string,
  total: number | null,
  day = '2026-11-21',
): readonly [string, Revenue] {
  const row = {
    source,
    branch,
    total,
    bpjs: null,
    umum: null,
    transactions: 1,
    currency: 'IDR',
    day,
    receivedAt: 1,
  }
  return [`${source}/${branch}`, row]
}

function cashier(source: string, name: string, total: number): readonly [string, CashierRevenue] {
  const row = { source, branch: '', name, total, transactions: 1, currency: 'IDR', day: '', receivedAt: 1 }
  return [`${source}/${name}`, row]
}

const nameOf = (_source: string, branch: string): string => branch.toUpperCase()

describe('branchComparison', () => {
  it('compares the branches of one source with each other, the best on top (O18)', () => {
    const rows = branchComparison(
      new Map([revenue('optik', 'b', 25), revenue('optik', 'a', 75), revenue('optik', '', 100)]),
      nameOf,
    )
    expect(rows.map(({ name, share }) => [name, share])).toEqual([
      ['A', 75],
      ['B', 25],
    ])
  })

  it('compares nothing where a role sees one branch only, and never one system with another (O14)', () => {
    expect(branchComparison(new Map([revenue('optik', 'a', 1), revenue('hub', 'a', 2)]), nameOf)).toEqual([])
  })

  it("leaves out a branch that still tells yesterday's figures", () => {
    const rows = branchComparison(
      new Map([revenue('hub', 'a', 5), revenue('hub', 'b', 9, '2026-11-20'), revenue('hub', 'c', 5)]),
      nameOf,
    )
    expect(rows.map(({ name }) => name)).toEqual(['A', 'C'])
  })

  it('has no share where the source did not say, or nothing was sold', () => {
    const rows = branchComparison(new Map([revenue('hub', 'a', null), revenue('hub', 'b', 0)]), nameOf)
    expect(rows.map(({ name, share }) => [name, share])).toEqual([
      ['B', null],
      ['A', null],
    ])
  })
})

describe('cashierComparison', () => {
  it('has the best cashier of each source on top, with shares within the source (O25)', () => {
    const rows = cashierComparison(
      new Map([cashier('optik', 'Rini', 30), cashier('cabang', 'Adi', 5), cashier('optik', 'Bayu', 70)]),
    )
    expect(rows.map(({ name, share }) => [name, share])).toEqual([
      ['Adi', 100],
      ['Bayu', 70],
      ['Rini', 30],
    ])
  })
})
