import { describe, expect, it } from 'vitest'
import { cellText } from '../../../../src/renderer/features/readings/cell-text.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

describe('cellText', () => {
  it.each([
    [1512.456, '1.512,46'],
    [-2, '\u22122'],
    [0, '0'],
    [true, 'Ya'],
    [false, 'Tidak'],
    ['<b>jalan</b>', '<b>jalan</b>'],
    ['', '–'],
    [null, '–'],
  ] as const)('shows %j as %s, never as a hole', (value, text) => {
    expect(cellText({ locale: 'id', t: createTranslate('id') }, value)).toBe(text)
  })
})
