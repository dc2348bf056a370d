import { describe, expect, it } from 'vitest'
import { pinProblem } from '../../../../src/renderer/features/settings/sections/new-pin.ts'
import {
  matchingItems,
  thresholdsOf,
  thresholdsProblem,
  withThresholds,
} from '../../../../src/renderer/features/settings/sections/own-thresholds.ts'
import {
  listedViews,
  movedView,
  toggledView,
} from '../../../../src/renderer/features/settings/sections/wall-order.ts'
import {
  webhookChanged,
  webhookDraft,
  webhookOf,
  webhookProblems,
} from '../../../../src/renderer/features/settings/sections/webhook-draft.ts'
import type { StockItem } from '../../../../src/shared/domain/stock.ts'
import { webhook } from '../../../../src/shared/settings/attention.ts'

describe('the form of the webhook', () => {
  const stored = webhook.parse({})

  // Would catch a webhook that is on without an address: nobody is called, and nothing says so.
  it('needs an address once it is on, or is called', () => {
    expect([...webhookProblems({ ...webhookDraft(stored), enabled: true }, false)]).toEqual(['url'])
    expect([...webhookProblems(webhookDraft(stored), true)]).toEqual(['url'])
    expect(webhookProblems(webhookDraft(stored), false).size).toBe(0)
  })

  it('needs a topic for ntfy, and a whole address', () => {
    const ntfy = {
      ...webhookDraft(stored),
      enabled: true,
      preset: 'ntfy',
      url: 'https://ntfy.example',
    } as const
    expect([...webhookProblems(ntfy, false)]).toEqual(['topic'])
    expect([...webhookProblems({ ...ntfy, topic: 'toko melati' }, false)]).toEqual(['topic'])
    expect([...webhookProblems({ ...ntfy, topic: 'toko', url: 'ntfy.example' }, false)]).toEqual(['url'])
  })

  // Would catch a typed secret in settings.json, or one that is kept and never sent.
  it('says only whether there is a secret', () => {
    const draft = { ...webhookDraft(stored), typedSecret: 'rahasia' }
    expect(webhookOf(draft)).toEqual({ ...stored, secret: true })
    expect(JSON.stringify(webhookOf(draft))).not.toContain('rahasia')
    expect(webhookChanged(draft, stored)).toBe(true)
    expect(webhookChanged(webhookDraft(stored), stored)).toBe(false)
  })
})

describe('a new PIN', () => {
  it('is typed twice, of 4 to 12 digits, with the one that is set', () => {
    expect(pinProblem({ current: '', next: '1234', again: '1234' }, true)).toBe('current')
    expect(pinProblem({ current: '', next: '123', again: '123' }, false)).toBe('next')
    expect(pinProblem({ current: '', next: '1234', again: '1243' }, false)).toBe('again')
    expect(pinProblem({ current: '', next: '1234', again: '1234' }, false)).toBeNull()
  })
})

describe('limits of some goods', () => {
  const draft = { source: '', productType: 'lensa', productId: '', branch: '', low: '20', medium: '40' }

  it('names only what was chosen', () => {
    expect(thresholdsOf(draft)).toEqual({ productType: 'lensa', low: 20, medium: 40 })
  })

  it('says what is wrong', () => {
    expect(thresholdsProblem({ ...draft, productType: '' })).toBe('target')
    expect(thresholdsProblem({ ...draft, low: '1,5' })).toBe('numbers')
    expect(thresholdsProblem({ ...draft, medium: '10' })).toBe('order')
  })

  // Would catch two rows for the same goods, of which one does nothing.
  it('replaces the entry of the same goods', () => {
    const first = { productType: 'lensa', low: 20, medium: 40 }
    const other = { productType: 'frame', low: 1, medium: 2 }
    expect(withThresholds([first, other], { productType: 'lensa', low: 5, medium: 9 })).toEqual([
      { productType: 'lensa', low: 5, medium: 9 },
      other,
    ])
  })

  // Would catch a product offered once for each of its branches.
  it('offers each product once, by name or code', () => {
    const item = (branch: string, code: string): StockItem => ({
      source: 'hub',
      productType: 'frame',
      productId: code,
      code,
      name: 'Ray-Ban Aviator',
      branch,
      branchName: branch,
      stock: 1,
      level: 'low',
      previous: null,
      unitPrice: null,
      changedAt: 0,
    })
    const items = [item('utama', 'FR1'), item('dua', 'FR1'), item('utama', 'FR2')]
    expect(matchingItems(items, 'avia', 20).map(({ code }) => code)).toEqual(['FR1', 'FR2'])
    expect(matchingItems(items, 'fr2', 20)).toHaveLength(1)
    expect(matchingItems(items, 'f', 20)).toEqual([])
  })
})

describe('the views of the wall', () => {
  it('lists those that are on first, in their order', () => {
    expect(listedViews(['stock', 'overview']).slice(0, 3)).toEqual(['stock', 'overview', 'jobs'])
  })

  // Would catch a wall without any view, which the settings refuse.
  it('keeps the last one', () => {
    expect(toggledView(['stock'], 'stock')).toEqual(['stock'])
    expect(toggledView(['stock', 'jobs'], 'stock')).toEqual(['jobs'])
    expect(toggledView(['stock'], 'jobs')).toEqual(['stock', 'jobs'])
  })

  it('moves one up or down, and stops at the ends', () => {
    expect(movedView(['stock', 'jobs', 'logs'], 'logs', -1)).toEqual(['stock', 'logs', 'jobs'])
    expect(movedView(['stock', 'jobs'], 'stock', -1)).toEqual(['stock', 'jobs'])
    expect(movedView(['stock', 'jobs'], 'logs', 1)).toEqual(['stock', 'jobs'])
  })
})
