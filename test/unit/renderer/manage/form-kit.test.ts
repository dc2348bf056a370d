import { describe, expect, it } from 'vitest'
import {
  type FieldSpec,
  typedNumber,
  wrongFields,
} from '../../../../src/renderer/features/manage/kit/field-spec.ts'
import { problemPaths, problemWords } from '../../../../src/renderer/features/manage/kit/problem-words.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const t = createTranslate('en')

describe('what is typed into a management form', () => {
  it.each([
    ['1350000', 1_350_000],
    ['1.350.000', 1_350_000],
    ['1,350,000', 1_350_000],
    ['1 350 000', 1_350_000],
    ['\u22123', -3],
    ['+4', 4],
    ['0', 0],
  ])('takes "%s" for a number', (text, number) => {
    expect(typedNumber(text)).toBe(number)
  })

  // Would catch 1.5 that becomes 15, and text that becomes zero.
  it.each(['1.5', '1,50', '12a', '1.35.000', '--3', '9'.repeat(30)])('does not guess at "%s"', (text) => {
    expect(typedNumber(text)).toBeNaN()
  })

  it('tells an empty field from zero', () => {
    expect(typedNumber('  ')).toBeUndefined()
  })
})

describe('what is wrong with a command', () => {
  const fields: readonly FieldSpec[] = [
    { name: 'amount', label: '', kind: 'number', path: ['delta', 'stock'], wrong: '' },
    { name: 'total', label: '', kind: 'number', path: 'requests.total', wrong: '' },
    { name: 'name', label: '', kind: 'text', wrong: '' },
  ]

  it('is said at the field it came from, else on top', () => {
    const wrong = wrongFields(fields, ['input.stock', 'input.requests.total', 'input.name'])
    expect(wrong).toEqual(new Set(['amount', 'total', 'name']))
    expect(wrongFields(fields, ['input', 'input.elsewhere'])).toEqual(new Set(['']))
  })

  it('is said in words by the code of the hub', () => {
    const error = {
      code: 'rejected',
      message: 'There is no such branch',
      data: { code: 'unknown_branch' },
    } as const
    expect(problemWords(t, error)).toBe('There is no such branch. Choose another.')
    expect(problemWords(t, { code: 'hub_unavailable', message: '' })).toContain('cannot be reached')
    expect(problemWords(t, { code: 'rejected', message: 'odd', data: { code: 'odd' } })).toContain('odd')
  })

  it('takes issues of any shape', () => {
    expect(
      problemPaths({ code: 'rejected', message: '', data: { issues: [{ path: 'name' }, 3, null] } }),
    ).toEqual(['name'])
    expect(problemPaths({ code: 'rejected', message: '', data: 'x' })).toEqual([])
  })
})
