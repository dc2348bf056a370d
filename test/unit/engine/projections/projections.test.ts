import { describe, expect, it } from 'vitest'
import { projectFeed } from '../../../../src/engine/projections/feed.ts'
import { createGap, findContinued } from '../../../../src/engine/projections/gap.ts'
import { listLimits, trimLists } from '../../../../src/engine/projections/limits.ts'
import { replaceSource } from '../../../../src/engine/projections/replace-source.ts'
import { projectRevenue } from '../../../../src/engine/projections/revenue.ts'
import { projectStock, relevelStock } from '../../../../src/engine/projections/stock.ts'
import { createDraft, createState } from '../../../../src/engine/projections/view.ts'
import type { Patch } from '../../../../src/shared/domain/collections.ts'
import type { NormalisedEvent, StockFact } from '../../../../src/shared/domain/event.ts'
import { defaultThresholds } from '../../../../src/shared/domain/stock.ts'

const fact = (stock: number, more: Partial<StockFact> = {}): StockFact => ({
  productType: 'frame',
  productId: '1',
  code: 'FR1',
  name: 'Rayban',
  branch: 'utama',
  branchName: 'Cabang Utama',
  stock,
  unitPrice: 100,
  ...more,
})
const context = (receivedAt: number, source = 'shop') => ({
  source,
  receivedAt,
  limitsOf: () => defaultThresholds,
})

function stateWith(patches: readonly (Patch | null)[]) {
  const state = createState()
  const draft = createDraft(state)
  for (const patch of patches) if (patch !== null) draft.set(patch)
  state.apply(draft.changes())
  return state
}

describe('stock', () => {
  it('costs nothing when it is told again, and keeps the time of its last change when only a name changed', () => {
    const state = stateWith([projectStock(createState(), fact(8), context(1))])
    expect(projectStock(state, fact(8), context(2))).toBeNull()
    expect(projectStock(state, fact(8, { name: 'New' }), context(3))?.[2]).toMatchObject({
      name: 'New',
      changedAt: 1,
      previous: null,
    })
    expect(projectStock(state, fact(7), context(4))?.[2]).toMatchObject({ changedAt: 4, previous: 8 })
  })

  it('keeps what a source leaves out: price and name from the word before', () => {
    const state = stateWith([projectStock(createState(), fact(8), context(1))])
    const told = projectStock(state, fact(7, { unitPrice: null, name: '' }), context(2))
    expect(told?.[2]).toMatchObject({ unitPrice: 100, name: 'Rayban' })
  })

  it('is one item per source, type, id and branch (O11)', () => {
    const keys = [
      projectStock(createState(), fact(1), context(1)),
      projectStock(createState(), fact(1, { productType: 'lensa' }), context(1)),
      projectStock(createState(), fact(1, { branch: 'dua' }), context(1)),
      projectStock(createState(), fact(1), context(1, 'other')),
    ].map((patch) => patch?.[1])
    expect(new Set(keys).size).toBe(4)
  })

  it('gets new levels for new thresholds, and only where they differ', () => {
    const state = stateWith([
      projectStock(createState(), fact(8), context(1)),
      projectStock(createState(), fact(50, { productId: '2' }), context(1)),
    ])
    const patches = relevelStock(state, () => ({ low: 8, medium: 10 }))
    expect(patches.map(([, key, value]) => [key, value !== null && 'level' in value && value.level])).toEqual(
      [['shop/frame/1/utama', 'low']],
    )
  })
})

describe('revenue', () => {
  it('that only repeats itself is confirmed sparingly; a change goes through at once', () => {
    const revenue = {
      source: 'shop',
      branch: '',
      total: 10,
      bpjs: 0,
      umum: 10,
      transactions: 1,
      currency: 'IDR',
      day: '',
      receivedAt: 1_000,
    }
    const state = stateWith([projectRevenue(createState(), revenue)])
    expect(projectRevenue(state, { ...revenue, receivedAt: 4_000 })).toBeNull()
    expect(projectRevenue(state, { ...revenue, receivedAt: 6_000 })).not.toBeNull()
    expect(projectRevenue(state, { ...revenue, total: 11, receivedAt: 1_001 })).not.toBeNull()
    // A clock set back must not freeze the figure's age for hours (C9).
    expect(projectRevenue(state, { ...revenue, receivedAt: 500 })).not.toBeNull()
  })
})

describe('a snapshot', () => {
  it('takes away what it does not have, of its own source only', () => {
    const state = stateWith([
      projectStock(createState(), fact(8), context(1)),
      projectStock(createState(), fact(8, { productId: '2' }), context(1)),
      projectStock(createState(), fact(8), context(1, 'other')),
    ])
    const draft = createDraft(state)
    const event: NormalisedEvent = {
      source: 'shop',
      stream: 's',
      type: 'snapshot',
      topic: '',
      position: null,
      dedupeKey: null,
      ts: null,
      receivedAt: 2,
      data: '',
      replay: true,
      facts: [{ kind: 'stock', items: [fact(3)] }],
    }
    replaceSource(draft, 'shop', [event], { limitsOf: () => defaultThresholds, mappingOf: () => [] }, 1)
    state.apply(draft.changes())
    expect([...state.entries('stock')].map(([key, { stock }]) => [key, stock])).toEqual([
      ['shop/frame/1/utama', 3],
      ['other/frame/1/utama', 8],
    ])
  })
})

describe('lists', () => {
  it('keep their newest entries', () => {
    const patches = Array.from({ length: listLimits.transactionsPerSource + 20 }, (_, index): Patch => {
      const number = `T${index}`
      const value = {
        source: 's',
        number,
        amount: 1,
        payer: '',
        patientName: '',
        branch: '',
        status: '',
        at: index,
      }
      return ['transactions', `s/${number}`, value]
    })
    const state = createState()
    const draft = createDraft(state)
    for (const patch of patches) draft.set(patch)
    trimLists(draft)
    state.apply(draft.changes())
    const times = [...state.entries('transactions')].map(([, { at }]) => at)
    expect(times).toHaveLength(listLimits.transactionsPerSource)
    expect(Math.min(...times)).toBe(20)
  })

  it('the feed keeps the last of a burst and cuts what the screen cannot show', () => {
    const state = createState()
    const stored = Array.from({ length: 3_000 }, (_, index) => ({
      id: index + 1,
      event: { source: 's', stream: 'x', type: 't', data: 'd'.repeat(3_000), receivedAt: index },
    }))
    for (const part of [stored.slice(0, 400), stored.slice(400)]) {
      const draft = createDraft(state)
      projectFeed(draft, part)
      state.apply(draft.changes())
    }
    const ids = [...state.entries('feed')].map(([id]) => Number(id))
    expect(ids).toEqual(Array.from({ length: listLimits.feed }, (_, index) => 2_501 + index))
    expect(state.get('feed', '3000')?.data).toHaveLength(2_000)
  })
})

describe('a gap', () => {
  it('goes on in the same row when nothing was heard in between, so that a quiet source does not fill the list', () => {
    const told = { source: 's', stream: 'x', reason: 'unverified', at: 1 } as const
    const gap = createGap('1', { ...told, from: '2026-11-21T03:00:00Z', to: '2026-11-21T03:00:45Z' })
    const state = stateWith([['gaps', gap.id, gap]])
    const next = { ...told, from: '2026-11-21T03:00:45Z', to: '2026-11-21T03:01:30Z' }
    expect(findContinued(state, next)).toBe(gap)
    expect(findContinued(state, { ...next, stream: 'y' })).toBeUndefined()
    expect(findContinued(state, { ...next, from: '2026-11-21T03:00:50Z' })).toBeUndefined()
  })

  const finding = { source: 's', stream: 'x', reason: 'expired', at: 1 } as const
  it.each([
    ['0123abcd:5', '0123abcd:9', 3],
    ['0123abcd:5', 'ffffffff:9', null],
    ['2026-11-21T03:00:00Z', '2026-11-21T03:05:00Z', null],
    ['0123abcd:9', '0123abcd:5', null],
  ])('from %s to %s misses %s', (from, to, count) => {
    expect(createGap('id', { ...finding, from, to }).count).toBe(count)
  })
})
