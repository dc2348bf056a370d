import { describe, expect, it } from 'vitest'
import { reasonWords } from '../../../../src/renderer/features/sources/connection-words.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

describe('reasonWords', () => {
  // Would catch a reason that the history shows as it is stored: "proxy" was one.
  it('has words for every reason that a stream can rest or fail for', () => {
    const reasons = [
      'user',
      'unauthorized',
      'secret-missing',
      'stream-refused',
      'lookup-failed',
      'refused',
      'proxy',
      'hub-stopped',
    ]
    for (const locale of ['id', 'en'] as const) {
      for (const reason of reasons) {
        expect(reasonWords(createTranslate(locale), reason)).not.toMatch(new RegExp(`^${reason}$`))
      }
    }
  })

  it('shows a reason of a later version as it is', () => {
    expect(reasonWords(createTranslate('id'), 'toString')).toBe('toString')
  })
})
