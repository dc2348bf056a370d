import { describe, expect, it } from 'vitest'
import { amountText, jobName, rateText } from '../../../../src/renderer/features/jobs/job-facts.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'

const speech = { locale: 'id', t: createTranslate('id') } as const

describe('the facts of a job', () => {
  it('says how much is done in the numbers that the source gave, and no others (C8)', () => {
    expect(amountText(speech, { current: 1312, total: 1400, percent: 93.7 })).toBe('1.312 / 1.400')
    expect(amountText(speech, { current: 7, total: null, percent: null })).toBe('7')
    expect(amountText(speech, { current: null, total: null, percent: 41.9 })).toBe('41%')
    expect(amountText(speech, { current: null, total: null, percent: null })).toBe('')
  })

  it('tells a rate in the unit in which it is a number to think with (C8)', () => {
    expect(rateText(speech, 14.2)).toBe('14/dtk')
    expect(rateText(speech, 1.25)).toBe('1,3/dtk')
    expect(rateText(speech, 0.42)).toBe('25/mnt')
    expect(rateText(speech, 0.02)).toBe('1,2/mnt')
    expect(rateText(speech, 0)).toBe('')
    expect(rateText(speech, null)).toBe('')
  })

  it('names a job without a label by its id', () => {
    expect(jobName(speech, { label: '', jobId: 'j-1' })).toBe('Pekerjaan j-1')
  })
})
