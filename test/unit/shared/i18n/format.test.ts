import { describe, expect, it } from 'vitest'
import { ageOf, durationOf } from '../../../../src/shared/i18n/age.ts'
import { formatMoney, formatNumber, formatPercent, moneyParts } from '../../../../src/shared/i18n/format.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const t = createTranslate('id')
const s = 1000
const m = 60 * s
const h = 60 * m

describe('money and numbers', () => {
  // Would catch decimals on rupiah, which Intl adds by default.
  it('writes rupiah without decimals, with dots', () => {
    expect(moneyParts('id', 14_850_000, 'IDR')).toEqual({ sign: '', symbol: 'Rp', digits: '14.850.000' })
    expect(formatMoney('en', 14_850_000, 'IDR')).toBe('Rp\u00a014,850,000')
  })

  it('divides minor units where a currency has them', () => {
    expect(formatMoney('en', -12_345, 'USD')).toBe('\u2212$\u00a0123.45')
  })

  // Would catch "41 %": both languages write the sign without a space.
  it('writes percentages as the language does', () => {
    expect(formatPercent('id', 41.46, 1)).toBe('41,5%')
    expect(formatPercent('en', 41.46, 1)).toBe('41.5%')
    expect(formatPercent('id', -3, 0)).toBe('\u22123%')
  })

  // look.md: a real minus sign.
  it('uses a real minus sign', () => {
    expect(formatNumber('id', -1234)).toBe('\u22121.234')
  })
})

describe('ages', () => {
  it.each([
    [-5 * s, 'baru saja'],
    [2.9 * s, 'baru saja'],
    [3 * s, '3 dtk'],
    [9.9 * s, '9 dtk'],
    [14 * s, '10 dtk'],
    [72 * s, '1 mnt 10 dtk'],
    [6 * m + 30 * s, '6 mnt'],
    [2 * h + 5 * m, '2 jam 5 mnt'],
    [13 * h + 5 * m, '13 jam'],
    [48 * h, '2 hari'],
  ])('%d ms exact is "%s"', (elapsed, text) => {
    expect(ageOf(t, elapsed, 'exact').text).toBe(text)
  })

  it('tells live data in whole minutes', () => {
    expect(ageOf(t, 72 * s, 'calm').text).toBe('1 mnt')
  })

  // Would catch a ticker that sleeps past a change or spins on the same text: "14 jam" did so for an hour at a time.
  it('changes exactly when it says, over three days', () => {
    for (const detail of ['calm', 'exact', 'coarse'] as const) {
      let at = 0
      while (at < 72 * h) {
        const age = ageOf(t, at, detail)
        expect(age.changesIn).toBeGreaterThan(0)
        expect(ageOf(t, at + age.changesIn - 1, detail).text).toBe(age.text)
        at += age.changesIn
        expect(ageOf(t, at, detail).text).not.toBe(age.text)
      }
    }
  })

  it('has no "just now" in a countdown', () => {
    expect(durationOf(t, 1500, 'exact').text).toBe('1 dtk')
  })
})
