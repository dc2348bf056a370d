import { describe, expect, it } from 'vitest'
import { alertText } from '../../../../src/shared/i18n/alert-text.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const id = { locale: 'id', t: createTranslate('id') } as const
const en = { locale: 'en', t: createTranslate('en') } as const
const stock = { name: 'Oakley Crosslink 54', code: 'FR000125', branch: 'Cabang 2', stock: -2 }

describe('alertText', () => {
  // Would catch a critical notification from which nobody knows what, where or how many (O6).
  it.each([id, en])('names item, branch and number of critical stock ($locale)', (speech) => {
    for (const kind of ['stock-negative', 'stock-out', 'stock-low'] as const) {
      const { title, body } = alertText(speech, { kind, params: stock, subject: 'k' })
      expect(title).toContain('Oakley Crosslink 54')
      expect(body).toContain('Cabang 2')
      expect(body).toContain('\u22122')
    }
  })

  it('says how many more were sold than there were', () => {
    expect(alertText(id, { kind: 'stock-negative', params: stock, subject: 'k' }).body).toBe(
      'Cabang 2 tercatat \u22122: terjual 2 lebih dari yang ada.',
    )
  })

  // Would catch ": tersisa 3" with a hole where the branch should be.
  it('shortens the text where the source has no branch', () => {
    const params = { name: 'Lap mikrofiber', code: '', branch: '', stock: 3 }
    expect(alertText(id, { kind: 'stock-low', params, subject: 'k' }).body).toBe('Tersisa 3.')
  })

  // Would catch HTML entities in a native notification: i18next escapes by default.
  it('leaves names as they are', () => {
    const params = { ...stock, name: 'Levi\u2019s & Co <b>' }
    expect(alertText(id, { kind: 'stock-out', params, subject: 'k' }).title).toContain('Levi\u2019s & Co <b>')
  })

  it('tells amount and person of a new transaction', () => {
    const params = { number: 'TRX-0074', amount: 1_350_000, patientName: 'Ibu Ratna', branch: 'Utama' }
    expect(alertText(id, { kind: 'transaction-new', params, subject: 'k' })).toEqual({
      title: 'Transaksi baru TRX-0074',
      body: 'Rp\u00a01.350.000 \u00b7 Ibu Ratna, Utama',
    })
  })

  it('falls back to the subject when the rule left the name out', () => {
    expect(alertText(en, { kind: 'stock-low', params: {}, subject: 'hub/frame/7/' }).title).toContain(
      'hub/frame/7/',
    )
  })
})
