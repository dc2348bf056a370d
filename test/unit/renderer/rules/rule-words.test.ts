import { describe, expect, it } from 'vitest'
import { builtInLimit, ownLimit, waitText } from '../../../../src/renderer/features/rules/rule-words.ts'
import { builtIns } from '../../../../src/shared/domain/rule.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const t = createTranslate('id')
const speech = { locale: 'id', t } as const
const limits = { low: 5, medium: 10 }

describe('rules in words', () => {
  it.each([
    [0, 'langsung'],
    [45, 'setelah 45 detik'],
    [300, 'setelah 5 menit'],
    [7200, 'setelah 2 jam'],
  ])('says %i seconds as people do', (seconds, words) => {
    expect(waitText(t, seconds)).toBe(words)
  })

  // Would catch a list that shows another limit than the one that colours and calls.
  it('shows the limits of stock as they are set', () => {
    const words = builtIns([]).map((rule) => [rule.id, builtInLimit(speech, rule, limits)])
    expect(words).toContainEqual(['stock-low', 'sampai 5'])
    expect(words).toContainEqual(['stock-medium', 'sampai 10'])
    expect(words).toContainEqual(['pending-high', 'lebih dari 100'])
    expect(words).toContainEqual(['transaction-new', ''])
  })

  // Would catch the least amount of a rule on a screen that hides amounts.
  it('hides the amount of a limit with the other amounts', () => {
    const rules = builtIns([{ kind: 'built-in', id: 'transaction-new', sources: [], limit: 1_000_000 }])
    const rule = rules.find(({ id }) => id === 'transaction-new')
    if (!rule) throw new Error('no rule')
    const privacy = { hideAmounts: true, hideNames: false }
    expect(builtInLimit(speech, rule, limits)).toBe('mulai 1.000.000')
    expect(builtInLimit({ ...speech, privacy }, rule, limits)).toBe('mulai •••')
  })

  it('says what an own rule looks for', () => {
    expect(ownLimit(speech, { value: 'oven.suhu', operator: '>', limit: 90.5 })).toBe(
      'oven.suhu lebih dari 90,5',
    )
  })
})
