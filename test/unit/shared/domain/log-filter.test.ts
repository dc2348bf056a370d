import { describe, expect, it } from 'vitest'
import { logMatcher } from '../../../../src/shared/domain/log-line.ts'

const line = { source: 'stats', level: 'error', message: 'Push failed', context: '{"user":1284}' } as const

describe('logMatcher', () => {
  it('takes every line without a filter (D8)', () => {
    expect(logMatcher({ source: null, levels: [], search: '' })(line)).toBe(true)
  })

  it('looks into message and context, whatever the case, and takes the search as text (D8)', () => {
    const finds = (search: string): boolean => logMatcher({ source: null, levels: [], search })(line)
    expect([finds(' push F '), finds('1284'), finds('p.sh'), finds('other')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('narrows by source and level (D8)', () => {
    expect(logMatcher({ source: 'comic', levels: [], search: '' })(line)).toBe(false)
    expect(logMatcher({ source: 'stats', levels: ['info'], search: '' })(line)).toBe(false)
    expect(logMatcher({ source: 'stats', levels: ['info', 'error'], search: '' })(line)).toBe(true)
  })
})
