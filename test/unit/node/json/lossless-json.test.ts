import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLossless } from '../../../../src/node/json/lossless-json.ts'

describe('parseLossless', () => {
  it.each([
    '{"a": 1.50, "b": [1e3, -0.5, 0], "c": "a:b 1.0", "\\u0064": "\\/"}',
    '0',
    '"12345678901234567890"',
    '{"__proto__": 1, "constructor": 2}',
    '0.1',
    '1e21',
    '100000000000000000000',
    '5e-324',
    'true',
    'null',
  ])('takes %s as a value', (text) => {
    expect(parseLossless(text)).toEqual({ ok: true, value: JSON.parse(text) })
  })

  it.each([
    '12345678901234567890',
    '0.1234567890123456789',
    '1e400',
    '-0',
    '-0.0',
    '{"a":1,"a":1}',
    '{"x":[{"a":1,"\\u0061":2}]}',
    '',
    '{',
    "{'a':1}",
    'NaN',
  ])('keeps the text of %s', (text) => {
    expect(parseLossless(text)).toEqual({ ok: false })
  })

  it('takes whatever JSON.stringify wrote, but for the sign of zero', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        const read = parseLossless(text)
        expect(read.ok && JSON.stringify(read.value)).toBe(text)
      }),
    )
  })
})
