import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine } from '../../../../src/main/native/plain-line.ts'

// The bugs: a product's name that no desktop can be sent, that fills the screen, or that turns the words around it.

describe('plainLine', () => {
  it.each([
    ['Rayban\u0000 Aviator', 'Rayban Aviator'],
    ['a\nb\u2028c\td', 'a b c d'],
    ['habis \u202egnp.exe', 'habis gnp.exe'],
    ['half \ud83d of one', 'half of one'],
    ['none \ufffe\uffff\u{1ffff} at all', 'none at all'],
    ['👩‍👩‍👧 眼鏡 <b>R&D</b> نظارة', '👩‍👩‍👧 眼鏡 <b>R&D</b> نظارة'],
  ])('%j is %j', (text, line) => {
    expect(plainLine(text, 60)).toBe(line)
  })

  it('is never longer than it may be, and never cut through a character', () => {
    expect(plainLine(`${'x'.repeat(8)}👓👓`, 10)).toBe('xxxxxxxx…')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 2, max: 50 }),
        (text, most) => {
          const line = plainLine(text, most)
          expect(line.length).toBeLessThanOrEqual(most)
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        },
      ),
    )
  })
})
