import { describe, expect, it } from 'vitest'
import { summariseRevenue } from '../../../../src/renderer/store/revenue-summary.ts'
import type { Revenue } from '../../../../src/shared/domain/revenue.ts'

function row(branch: string, total: number | null, rest: Partial<Revenue> = {}): Revenue {
  return {
    source: 'hub',
    branch,
    total,
    bpjs: 0,
    umum: total,
    transactions: 1,
    currency: 'IDR',
    day: '2026-11-21',
    receivedAt: 1,
    ...rest,
  }
}

describe('summariseRevenue', () => {
  it("takes a source's own total before any sum", () => {
    expect(summariseRevenue('hub', [row('a', 10), row('', 30), row('b', 20)])?.total).toBe(30)
  })

  it('adds up the branches of one source, never those of another', () => {
    const rows = [row('a', 10, { receivedAt: 5 }), row('b', 20), row('a', 99, { source: 'optik' })]
    expect(summariseRevenue('hub', rows)).toMatchObject({
      total: 30,
      transactions: 2,
      branches: 2,
      receivedAt: 5,
    })
  })

  // Would catch yesterday's revenue in a tile that says "today", from a branch that has not sold anything yet.
  it('leaves out a branch that still tells the day before', () => {
    expect(summariseRevenue('hub', [row('a', 10), row('b', 700, { day: '2026-11-20' })])?.total).toBe(10)
  })

  // "The source did not say" is not zero (revenue.ts).
  it('keeps unknown unknown', () => {
    expect(summariseRevenue('hub', [row('a', null)])?.total).toBeNull()
    expect(summariseRevenue('optik', [row('a', 1)])).toBeNull()
  })

  it('says whether the shop is open where the source does, and not for a sum of shops (O2, part F)', () => {
    const open = { dayStatus: 'open', dayOpenedAt: '08:00' }
    expect(summariseRevenue('hub', [row('', 10, open)])).toMatchObject(open)
    expect(summariseRevenue('hub', [row('a', 10, open), row('b', 10)])).toMatchObject({ dayStatus: '' })
  })
})
