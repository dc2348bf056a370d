import { expect, it } from 'vitest'
import { testWords } from '../../../../src/renderer/features/rules/test-words.ts'
import { createTranslate } from '../../../../src/shared/i18n/translate.ts'
import type { TestedCall } from '../../../../src/shared/ipc/routes/alert.ts'

const t = createTranslate('id')
const desktop: TestedCall = { channel: 'desktop', ok: true, reason: null, detail: '' }
const sound: TestedCall = { channel: 'sound', ok: true, reason: null, detail: '' }

// Would catch "a test call was made" for a notification that the system kept back, and where nothing is on.
it('says by which ways a test came, what kept it back, or that nothing is on', () => {
  expect(testWords(t, [desktop, sound])).toMatchObject({
    body: 'Lewat: Pemberitahuan sistem, Suara',
    data: { mark: 'done' },
  })
  const hung: TestedCall = { ...desktop, ok: false, reason: 'no-answer', detail: 'no reply in 2000 ms' }
  const mute: TestedCall = { ...sound, ok: false, detail: 'no sound output' }
  expect(testWords(t, [hung, mute])).toMatchObject({
    body: 'Pemberitahuan sistem tidak tampil: sistem tidak menjawab. Suara: gagal: no sound output',
    data: { mark: 'warning' },
  })
  expect(testWords(t, [])).toMatchObject({ title: 'Tidak ada yang memanggil', data: { mark: 'warning' } })
})
