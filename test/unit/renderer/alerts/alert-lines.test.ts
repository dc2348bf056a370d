import { describe, expect, it } from 'vitest'
import {
  escalationLine,
  isTrouble,
  notificationLine,
  stateLine,
  tryLine,
  whenOf,
} from '../../../../src/renderer/features/alerts/alert-lines.ts'
import type { Alert } from '../../../../src/shared/domain/alert.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'
import { sampleAlert } from './sample-alert.ts'

const speech = { locale: 'id', t: createTranslate('id') } as const
const now = new Date(2026, 10, 21, 10, 50).getTime()
const at = (hours: number, minutes: number, day = 21): number =>
  new Date(2026, 10, day, hours, minutes).getTime()
const line = (rest: Partial<Alert>): string => stateLine(speech, sampleAlert('a', rest), now)

describe('what became of an alert, in a line', () => {
  it('names who took it on, when, and with what word', () => {
    const answer = { by: 'Rina', at: at(10, 41), word: 'sudah dipesan' }
    expect(line({ state: 'acknowledged', answer })).toBe('Ditangani oleh Rina 10.41: sudah dipesan')
    expect(line({ state: 'acknowledged', answer: { ...answer, word: '' } })).toBe('Ditangani oleh Rina 10.41')
  })

  it('says until when it is silent: a time, a recovery, quiet hours', () => {
    const answer = { by: 'Rina', at: at(10, 41), word: '' }
    expect(line({ state: 'snoozed', snoozedUntil: 'recovery' })).toBe('Ditunda sampai stok pulih')
    expect(line({ state: 'snoozed', snoozedUntil: 'recovery', kind: 'job-failed' })).toBe(
      'Ditunda sampai pulih',
    )
    expect(line({ state: 'snoozed', snoozedUntil: at(11, 40), answer })).toBe(
      'Ditunda oleh Rina sampai 11.40',
    )
    expect(line({ heldUntil: at(6, 0, 22) })).toBe('Ditahan jam tenang sampai 22 Nov 06.00')
  })

  // The answer before the recovery may have been "not now": it must not be told as "handled".
  it('tells of a resolved one that somebody answered, not what', () => {
    const answer = { by: 'Budi', at: at(10, 41), word: '' }
    expect(line({ state: 'resolved', changedAt: at(10, 45), answer })).toBe(
      'Selesai 10.45 · dijawab oleh Budi 10.41',
    )
    expect(line({ state: 'resolved', changedAt: at(10, 45) })).toBe('Selesai 10.45')
  })

  it('tells how often nobody came, and that the second way failed', () => {
    const escalation = {
      repeats: 3,
      nextAt: at(10, 55),
      tries: [
        { channel: 'webhook', at: at(10, 45), ok: true, detail: '200' },
        { channel: 'webhook', at: at(10, 50), ok: false, detail: '503' },
        { channel: 'sound', at: at(10, 50), ok: true, detail: 'played' },
      ],
    } as const
    const told = 'Dipanggil lagi 3×, berikutnya 10.55 · Webhook gagal: 503'
    expect(line({ escalation })).toBe(told)
    expect(escalationLine(speech, sampleAlert('a', { escalation }), now)).toBe(told)
    expect(line({ escalation: { repeats: 0, nextAt: at(10, 55), tries: [] } })).toBe('Menunggu jawaban')
  })
})

// Would catch a time without its day: "until 06.00" of tomorrow read at 10 in the morning.
it('gives the day with a time that is not of today', () => {
  expect(whenOf(speech, at(9, 5), now)).toBe('09.05')
  expect(whenOf(speech, at(9, 5, 20), now)).toBe('20 Nov 09.05')
})

describe('what the system did not show', () => {
  const unseen = (reason: 'summary' | 'no-answer'): Alert =>
    sampleAlert('a', { notification: { status: 'not-shown', reason, detail: 'x', at: now } })

  it('says why, in words', () => {
    expect(notificationLine(speech, unseen('no-answer'))).toContain('sistem tidak menjawab')
    expect(notificationLine(speech, sampleAlert('a'))).toBe('')
  })

  // Colour is for what somebody has to mend.
  it('is trouble only where the system would not', () => {
    expect(isTrouble(unseen('no-answer'))).toBe(true)
    expect(isTrouble(unseen('summary'))).toBe(false)
    expect(isTrouble(sampleAlert('a'))).toBe(false)
  })
})

it('tells a try by its way and what came of it', () => {
  expect(tryLine(speech, { channel: 'sound', at: now, ok: true, detail: 'played' })).toBe('Suara: berhasil')
  expect(tryLine(speech, { channel: 'webhook', at: now, ok: false, detail: '503' })).toBe(
    'Webhook: gagal: 503',
  )
})
