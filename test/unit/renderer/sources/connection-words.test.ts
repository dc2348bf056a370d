import { describe, expect, it } from 'vitest'
import { connectionDetail, reasonWords } from '../../../../src/renderer/features/sources/connection-words.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

describe('connectionDetail', () => {
  // Would catch a source list that says only "paused": why it rests would be seen by nobody who does not hover (issue 4.8).
  it.each([
    ['id', 'dijeda: jendela tersembunyi'],
    ['en', 'paused: window hidden'],
  ] as const)('says why a stream rests (%s)', (locale, words) => {
    const paused = { state: 'paused', since: 0, reason: 'window-hidden' } as const
    expect(connectionDetail(createTranslate(locale), paused, { age: '', countdown: '' })).toBe(words)
  })
})

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
