import { describe, expect, it } from 'vitest'
import {
  emptySource,
  isPlainHttp,
  settingsOf,
  sourceId,
  sourceProblems,
} from '../../../src/renderer/features/sources/source-draft.ts'
import { sourceSettings } from '../../../src/shared/settings/schema.ts'

const form = { ...emptySource, name: 'Optik Melati', url: 'http://192.168.1.20:9001' }

describe('the form of a source', () => {
  // Would catch a form that is content with what the engine then refuses.
  it.each(['none', 'bearer', 'basic', 'header', 'cookie'] as const)(
    'makes valid settings with %s',
    (auth) => {
      const source = settingsOf({ ...form, auth, header: 'X-Key', username: 'kasir' }, 'optik-melati')
      expect(sourceSettings.safeParse(source).success).toBe(true)
    },
  )

  it.each(['', 'optik', 'ftp://x', 'javascript:alert(1)', '//x', 'http://'])(
    'does not take "%s" for an address',
    (url) => {
      expect(sourceProblems({ ...form, url })).toEqual(['url'])
    },
  )

  it('wants a name, and a header name that can be sent', () => {
    expect(sourceProblems({ ...form, name: ' ' })).toEqual(['name'])
    expect(sourceProblems({ ...form, auth: 'header', header: 'X Key' })).toEqual(['header'])
  })

  it('makes an id that the settings take and that nobody has', () => {
    expect(sourceId('Optik Melati', new Set())).toBe('optik-melati')
    expect(sourceId('Optik Melati', new Set(['optik-melati', 'optik-melati-2']))).toBe('optik-melati-3')
    expect(sourceId('\u5e97', new Set(['hub']))).toBe('source')
    expect(sourceId('Hub', new Set(['hub']))).toBe('hub-2')
  })

  it('warns of plain http beyond this machine', () => {
    expect(isPlainHttp('http://192.168.1.20:9001')).toBe(true)
    expect(isPlainHttp('http://127.0.0.1:9001')).toBe(false)
    expect(isPlainHttp('https://toko.example')).toBe(false)
  })
})
