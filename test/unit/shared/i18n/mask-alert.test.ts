import { describe, expect, it } from 'vitest'
import { alertText } from '../../../../src/shared/i18n/alert-text.ts'
import {
  hiddenMoney,
  maskAlert,
  maskCell,
  maskLine,
  maskName,
  maskText,
} from '../../../../src/shared/i18n/mask-alert.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const t = createTranslate('id')
const params = {
  number: 'TRX-0074',
  amount: 1_350_000,
  currency: 'IDR',
  payer: 'umum',
  patientName: 'Ibu Ratna',
  branch: 'Utama',
}
const sale = { kind: 'transaction-new', params, subject: 'hub/TRX-0074' } as const
const amounts = { hideAmounts: true, hideNames: false }
const names = { hideAmounts: false, hideNames: true }
const both = { hideAmounts: true, hideNames: true }

describe('what customers must not read (issue 4.10)', () => {
  // Would catch "Rp 0", or the amount itself, on a screen that customers see.
  it('hides amount and name in the words of an alert', () => {
    expect(alertText({ locale: 'id', t, privacy: both }, sale).body).toBe('Rp\u00a0••• · •••, Utama')
    expect(alertText({ locale: 'id', t, privacy: amounts }, sale).body).toBe('Rp\u00a0••• · Ibu Ratna, Utama')
    expect(alertText({ locale: 'id', t, privacy: names }, sale).body).toBe('Rp\u00a01.350.000 · •••, Utama')
  })

  // Would catch a hidden name where there was none: "•••" must not say that somebody is behind it.
  it('leaves out what a source left out', () => {
    const nobody = { ...sale, params: { ...params, patientName: '' } }
    expect(alertText({ locale: 'id', t, privacy: both }, nobody).body).toBe('Rp\u00a0••• · Utama')
    expect(maskName('', both)).toBe('')
  })

  // Would catch stock counts disappearing with the amounts: they are no money.
  it('leaves stock alone', () => {
    const stock = {
      kind: 'stock-low',
      params: { name: 'Ray-Ban', branch: 'Utama', stock: 3 },
      subject: 's',
    } as const
    expect(maskAlert(stock, both).params).toEqual(stock.params)
  })

  // Would catch an own rule on a total, or on a person, that tells what the screen hides.
  it('hides the value of an own rule with what it could be', () => {
    const custom = (value: string | number) =>
      ({
        kind: 'custom',
        params: { rule: 'Besar', source: 'Hub', subject: 'Ibu Ratna', value, limit: 5 },
        subject: 's',
      }) as const
    expect(maskAlert(custom(1_350_000), amounts).params).toMatchObject({ value: '•••', subject: 'Ibu Ratna' })
    expect(maskAlert(custom('Ibu Ratna'), names).params).toMatchObject({ value: '•••', subject: '•••' })
    expect(maskAlert(custom(1_350_000), names).params.value).toBe(1_350_000)
  })

  it('changes nothing while nothing is hidden', () => {
    expect(maskAlert(sale, { hideAmounts: false, hideNames: false })).toBe(sale)
    expect(maskAlert(sale, undefined)).toBe(sale)
  })

  // Would catch a notice of the shop's server that tells the turnover in its own words.
  it.each([
    ['Omset hari ini Rp 14.850.000, naik 4%', 'Omset hari ini Rp •••, naik 4%'],
    ['Rp1.350.000 dari BPJS', 'Rp••• dari BPJS'],
    ['Total IDR 300000', 'Total IDR •••'],
    ['300.000 rupiah', '••• rupiah'],
    ['Stok FR000125 tinggal 3', 'Stok FR000125 tinggal 3'],
  ])('hides amounts in free text: %s', (text, hidden) => {
    expect(maskText(text, amounts)).toBe(hidden)
    expect(maskText(text, names)).toBe(text)
  })

  // Would catch a log, on the wall or copied out of its view, that tells what every table hides.
  it('hides the amounts of a line of a log, and all that came with it', () => {
    const line = {
      message: 'Penjualan Rp1.350.000 disimpan',
      context: '{"pasien":"Ibu Ratna","total":1350000}',
    }
    expect(maskLine(line, amounts)).toEqual({ message: 'Penjualan Rp••• disimpan', context: '•••' })
    expect(maskLine(line, names)).toEqual({ message: line.message, context: '•••' })
    expect(maskLine({ ...line, context: '' }, both).context).toBe('')
    expect(maskLine(line, { hideAmounts: false, hideNames: false })).toBe(line)
  })

  // Would catch a table of a generic source ("patient, total") that shows customers what every other table hides.
  it('hides what a mapped value could be', () => {
    expect([maskCell(1_350_000, amounts), maskCell(1_350_000, names)]).toEqual(['•••', 1_350_000])
    expect([maskCell('Ibu Ratna', names), maskCell('Rp 5.000', amounts)]).toEqual(['•••', 'Rp •••'])
    expect([true, null, ''].map((value) => maskCell(value, both))).toEqual([true, null, ''])
  })

  it('is as wide for every amount', () => {
    expect(hiddenMoney('id', 'IDR')).toBe('Rp\u00a0•••')
    expect(hiddenMoney('en', 'USD')).toBe('$\u00a0•••')
  })
})
