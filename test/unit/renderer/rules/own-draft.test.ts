import { describe, expect, it } from 'vitest'
import {
  draftOf,
  isWrongLimit,
  isWrongMatchPath,
  newDraft,
  type OwnDraft,
  ownProblems,
  picked,
  previewOf,
  ruleOf,
} from '../../../../src/renderer/features/rules/own-draft.ts'

const id = '0192f0c1-2345-7abc-8def-0123456789ab'
const whole: OwnDraft = { ...newDraft(id), name: 'Oven', value: 'oven.suhu', limit: '90' }

describe('the editor of an own rule', () => {
  it('makes the rule that was written, and the same draft out of it again', () => {
    const draft: OwnDraft = {
      ...whole,
      limit: '90,5',
      margin: '2',
      limits: [{ match: [{ path: 'branch', text: 'utama' }], limit: '80' }],
    }
    const rule = ruleOf('id', draft)
    expect(rule).toMatchObject({
      limit: 90.5,
      margin: 2,
      limits: [{ match: { branch: 'utama' }, limit: 80 }],
    })
    if (!rule) return
    expect(ruleOf('id', draftOf('id', rule))).toEqual(rule)
  })

  // Would catch "5" compared as text, where 10 is less than 5, and a margin that a text rule is refused for.
  it('takes limits as the operator compares them', () => {
    expect(ruleOf('id', { ...whole, operator: '<=', limit: '-5' })?.limit).toBe(-5)
    expect(ruleOf('id', { ...whole, operator: '=', limit: 'failed' })?.limit).toBe('failed')
    expect(ruleOf('id', { ...whole, operator: '=', limit: '3' })?.limit).toBe(3)
    expect(ruleOf('id', { ...whole, operator: 'contains', limit: '3', margin: '' })?.limit).toBe('3')
    expect([...ownProblems('id', { ...whole, operator: '<', limit: 'failed' })]).toEqual(['limit'])
  })

  it('says what is missing, at its field', () => {
    expect([...ownProblems('id', newDraft(id))].sort()).toEqual(['limit', 'name', 'value'])
    expect([...ownProblems('id', { ...whole, value: 'a..b', margin: '-1' })].sort()).toEqual([
      'margin',
      'value',
    ])
    expect([
      ...ownProblems('id', { ...whole, limits: [{ match: [{ path: '', text: 'x' }], limit: '1' }] }),
    ]).toEqual(['limits'])
  })

  // Would catch a preview that waits for the name, although only the rest decides what would have called.
  it('previews a rule that has no name yet', () => {
    expect(ruleOf('id', { ...whole, name: '' })).toBeNull()
    expect(previewOf('id', { ...whole, name: '' })).toMatchObject({ value: 'oven.suhu', limit: 90 })
    expect(previewOf('id', { ...whole, limit: '' })).toBeNull()
  })

  // Would catch an error at the foot of the limits with no field that it belongs to.
  it('knows which part of another limit is wrong', () => {
    const other = (path: string, limit: string): OwnDraft => ({
      ...whole,
      limits: [{ match: [{ path, text: 'malam' }], limit }],
    })
    expect(ruleOf('id', other(' shift ', '1.500'))?.limits).toEqual([
      { match: { shift: 'malam' }, limit: 1500 },
    ])
    for (const draft of [other('', '80'), other('a..b', '80'), other('shift', 'panas')]) {
      expect([...ownProblems('id', draft)]).toEqual(['limits'])
    }
    expect([isWrongMatchPath('shift'), isWrongMatchPath('a..b')]).toEqual([false, true])
    expect([isWrongLimit('id', '>', 'panas'), isWrongLimit('id', '=', 'panas')]).toEqual([true, false])
  })

  // Would catch `updates[0].stock`: a rule that looks at the first item of each event for ever.
  it('looks at the items of a list when a field of one of them is picked', () => {
    const first = picked(newDraft(id), 'value', 'updates[0].stock', 'stock', 'stock.updated')
    expect(first).toMatchObject({
      each: 'updates',
      value: 'stock',
      name: 'stock',
      type: 'stock.updated',
    })
    expect(picked(first, 'key', 'updates[3].product_id', 'product_id', 'other')).toMatchObject({
      key: 'product_id',
      type: 'stock.updated',
    })
    const limited = { ...first, limits: [{ match: [{ path: '', text: '' }], limit: '' }] }
    expect(picked(limited, 'limits.0.0', 'updates[0].branch', 'branch', '').limits[0]?.match).toEqual([
      { path: 'branch', text: '' },
    ])
    expect(picked(first, 'each', 'items', 'items', '').each).toBe('items')
  })

  it('leaves a plain field as it is', () => {
    expect(picked(newDraft(id), 'value', 'oven.suhu', 'suhu', '')).toMatchObject({
      each: '',
      value: 'oven.suhu',
    })
  })
})
