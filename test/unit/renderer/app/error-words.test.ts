import { describe, expect, it } from 'vitest'
import { errorWords } from '../../../../src/renderer/app/error-words.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const t = createTranslate('id')

describe('words for a failed request', () => {
  // Would catch "wrong PIN" for the right one that is typed during the pause after many wrong ones.
  it('says how long a PIN has to wait', () => {
    const error = { code: 'wrong_pin', message: '', data: { retryAt: Date.now() + 30_000 } } as const
    expect(errorWords(t, error)).toMatch(/30 detik/)
    expect(errorWords(t, { code: 'wrong_pin', message: '' })).toBe(t('error.wrong_pin'))
    expect(errorWords(t, { ...error, data: { retryAt: 5 } })).toBe(t('error.wrong_pin'))
  })
})
