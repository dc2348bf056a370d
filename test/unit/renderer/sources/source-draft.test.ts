import { describe, expect, it } from 'vitest'
import {
  emptySource,
  formOf,
  isPlainHttp,
  listedStreams,
  needsSecret,
  newKept,
  settingsOf,
  sourceId,
  sourceProblems,
  withStream,
} from '../../../../src/renderer/features/sources/source-draft.ts'
import { type SourceSettings, sourceSettings } from '../../../../src/shared/settings/schema.ts'

const form = { ...emptySource, name: 'Optik Melati', url: 'http://192.168.1.20:9001' }

/** A source with something in every field, as an installer may write it. */
const full: SourceSettings = {
  id: 'mesin',
  name: 'Mesin cetak',
  url: 'https://mesin.example:8443/base',
  profile: 'generic',
  enabled: false,
  background: 'everything',
  auth: { type: 'basic', username: 'kasir' },
  branches: ['utama', 'cabang-2'],
  currency: 'EUR',
  tls: { ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', pin: 'ab'.repeat(32) },
  proxy: 'http://proxy.example:3128',
  images: true,
  mapping: [
    { kind: 'tile', id: 'suhu', label: 'Suhu', type: 'tick', value: 'a["b c"]', unit: 'number' },
    {
      kind: 'table',
      id: 't',
      label: 'T',
      type: '',
      rows: '',
      key: '',
      columns: [{ label: 'x', value: 'x' }],
    },
  ],
  streams: { stream: { path: '/live', enabled: true }, old: { enabled: false } },
}

describe('the form of a source', () => {
  // Would catch a form that is content with what the engine then refuses.
  it.each(['none', 'bearer', 'basic', 'header', 'cookie'] as const)(
    'makes valid settings with %s',
    (auth) => {
      const source = settingsOf(
        { ...form, auth, header: 'X-Key', username: 'kasir' },
        newKept('optik-melati'),
      )
      expect(sourceSettings.safeParse(source).success).toBe(true)
    },
  )

  // Would catch an edit that drops what the form does not show: the mapping, a stream that no profile has, the toggle.
  it('gives back every setting that was not touched', () => {
    expect(settingsOf(formOf(full), full)).toEqual(full)
  })

  it('leaves out what is empty, so that the file stays readable', () => {
    const source = settingsOf(form, newKept('x'))
    expect(source).not.toHaveProperty('tls')
    expect(source).toMatchObject({ proxy: 'system', streams: {}, branches: [] })
  })

  it.each(['', 'optik', 'ftp://x', 'javascript:alert(1)', '//x', 'http://'])(
    'does not take "%s" for an address',
    (url) => {
      expect(sourceProblems({ ...form, url }, null)).toEqual(['url'])
    },
  )

  it('names every field that is wrong', () => {
    expect(sourceProblems({ ...form, name: ' ' }, null)).toEqual(['name'])
    expect(sourceProblems({ ...form, auth: 'header', header: 'X Key', secret: 's' }, null)).toEqual([
      'header',
    ])
    expect(sourceProblems({ ...form, auth: 'basic', secret: 's' }, null)).toEqual(['username'])
    expect(sourceProblems({ ...form, currency: 'rupiah' }, null)).toEqual(['currency'])
    expect(sourceProblems({ ...form, ca: 'abc' }, null)).toEqual(['ca'])
    expect(sourceProblems({ ...form, pin: 'abc' }, null)).toEqual(['pin'])
    expect(sourceProblems({ ...form, proxy: 'address', proxyUrl: 'proxy:3128' }, null)).toEqual(['proxyUrl'])
    expect(sourceProblems({ ...form, proxy: 'address', proxyUrl: 'http://a:b@p:1' }, null)).toEqual([
      'proxyUrl',
    ])
    const wrongPath = withStream(form, { name: 'stock', path: 'stock', enabled: true })
    expect(sourceProblems(wrongPath, null)).toEqual(['stream:stock'])
  })

  // Would catch a stored secret that follows a source to another host.
  it('asks for the secret again when it would go elsewhere or in another way', () => {
    const stored = { ...full, url: 'https://mesin.example/a' }
    const edit = formOf(stored)
    expect(needsSecret(edit, stored)).toBe(false)
    expect(needsSecret({ ...edit, url: 'https://mesin.example/b' }, stored)).toBe(false)
    expect(needsSecret({ ...edit, url: 'http://mesin.example/a' }, stored)).toBe(true)
    expect(needsSecret({ ...edit, url: 'https://other.example/a' }, stored)).toBe(true)
    expect(needsSecret({ ...edit, auth: 'bearer' }, stored)).toBe(true)
    expect(needsSecret({ ...edit, auth: 'none' }, stored)).toBe(false)
    expect(sourceProblems({ ...form, auth: 'bearer' }, null)).toEqual(['secret'])
  })

  it('lists the streams of the kind of server, and those that only the settings know', () => {
    const optik = withStream({ ...form, profile: 'optik' }, { name: 'stock', path: '/s', enabled: false })
    expect(listedStreams(optik).map(({ name }) => name)).toEqual([
      'dashboard',
      'omset',
      'notifications',
      'stock',
    ])
    expect(listedStreams(formOf(full)).map(({ name }) => name)).toEqual(['stream', 'old'])
    expect(settingsOf(optik, newKept('o')).streams).toEqual({ stock: { path: '/s', enabled: false } })
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
