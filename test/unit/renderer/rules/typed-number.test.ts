import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, typedNumber } from '../../../../src/renderer/features/rules/typed-number.ts'
import { locales } from '../../../../src/shared/i18n/locale.ts'

describe('a number that is typed into a rule', () => {
  // Would catch a limit of half a million rupiah that is stored as five hundred.
  it.each([
    ['id', '500.000', 500_000],
    ['id', '1.000.000', 1_000_000],
    ['id', '1.250.000,75', 1_250_000.75],
    ['id', '\u22122.500', -2500],
    ['en', '500,000', 500_000],
    ['en', '1,250,000.75', 1_250_000.75],
  ] as const)('is thousands where %s groups them: %j', (locale, text, number) => {
    expect(typedNumber(locale, text)).toBe(number)
  })

  it.each([
    ['id', '1,5', 1.5],
    ['id', '1.5', 1.5],
    ['id', '0.125', 0.125],
    ['id', '1,500', 1.5],
    ['en', '1,5', 1.5],
    ['en', '1.500', 1.5],
    ['en', ' 12 ', 12],
  ] as const)('has decimals after a point or a comma in %s: %j', (locale, text, number) => {
    expect(typedNumber(locale, text)).toBe(number)
  })

  it.each(['', 'abc', 'NaN', '1e5', '--2', '12.34.56', '1.000.00', '1,000,00', '0x10'])(
    'is none: %j',
    (text) => {
      for (const locale of locales) expect(typedNumber(locale, text)).toBeNull()
    },
  )

  // Would catch 1.125 that is opened, saved unchanged, and is 1,125 afterwards.
  it('is the same after it was shown in a field', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(4)) || 0),
    )
    fc.assert(
      fc.property(fc.constantFrom(...locales), number, (locale, value) => {
        expect(typedNumber(locale, numberText(locale, value))).toBe(value)
      }),
    )
  })
})
