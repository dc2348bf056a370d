import { describe, expect, it } from 'vitest'
import { alertKinds } from '../../../../src/shared/domain/alert.ts'
import { connectionStates } from '../../../../src/shared/domain/connection.ts'
import { stockLevels } from '../../../../src/shared/domain/stock.ts'
import { catalogue, textsOf } from '../../../../src/shared/i18n/catalogue.ts'
import { errorCodes } from '../../../../src/shared/ipc/envelope.ts'

const placeholders = (text: string): string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort()
const entries = Object.entries(catalogue)

describe('the catalogue', () => {
  // Would catch a text that was left empty or copied with stray blanks.
  it('has a text for every key in both languages', () => {
    const bad = entries.filter(([, { id, en }]) => ![id, en].every((text) => /^\S(.*\S)?$/.test(text)))
    expect(bad.map(([key]) => key)).toEqual([])
  })

  // Would catch a value that one language shows and the other loses.
  it('has the same placeholders in both languages', () => {
    const bad = entries.filter(([, { id, en }]) => placeholders(id).join() !== placeholders(en).join())
    expect(bad.map(([key]) => key)).toEqual([])
  })

  // Would catch a plural whose other half is missing: the screen would show the bare key.
  it('has both halves of every plural', () => {
    const keys = Object.keys(textsOf('en'))
    for (const key of keys.filter((name) => name.endsWith('_one'))) {
      expect(keys).toContain(key.replace(/_one$/, '_other'))
    }
  })

  // Would catch a state, level, kind or error that was added without words.
  it('has words for every state, level, alert kind and error', () => {
    const keys = Object.keys(catalogue)
    const wanted = [
      ...connectionStates.map((state) => `state.${state}`),
      ...stockLevels.map((level) => `level.${level}`),
      ...alertKinds.map((kind) => `alert.${kind}.title`),
      ...errorCodes.map((code) => `error.${code}`),
    ]
    expect(wanted.filter((key) => !keys.includes(key))).toEqual([])
  })

  // look.md, Words: no exclamation marks; the toast texts of the seeds keep theirs.
  it("does not shout, but for the toast of the seed's own page (N8)", () => {
    const loud = entries.filter(([, { id, en }]) => `${id}${en}`.includes('!'))
    expect(loud.map(([key]) => key)).toEqual(['alert.episode-new.title'])
    expect(catalogue['alert.episode-new.title'].id).toBe('📺 Episode baru ditemukan!')
  })
})
