import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigFileError, openSettings } from '../../../../src/engine/settings/settings-store.ts'

const source = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  name: id,
  url: 'http://127.0.0.1:9001',
  profile: 'optik',
  ...more,
})

describe('settings', () => {
  let dir = ''
  const path = (name: string) => join(dir, name)
  const write = (name: string, value: unknown) =>
    writeFileSync(path(name), typeof value === 'string' ? value : JSON.stringify(value))
  const readBack = (name = 'settings.json') =>
    JSON.parse(readFileSync(path(name), 'utf8')) as Readonly<Record<string, unknown>>
  const open = (more: { readonly configFile?: string; readonly managedFile?: string } = {}) =>
    openSettings({ dataDir: dir, now: () => 0, ...more })
  const ids = (opened: ReturnType<typeof open>) => opened.store.get().sources.map(({ id }) => id)

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'pantau-settings-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('are the defaults where there is no file, and write none by being read', () => {
    expect(open().store.get()).toMatchObject({
      locale: 'id',
      thresholds: { low: 5, medium: 10 },
      sources: [],
    })
    expect(readdirSync(dir)).toEqual([])
  })

  it('one bad source takes no other with it, is told, and is still in the file after a write', () => {
    const bad = source('bad', { url: 'ftp://nowhere' })
    write('settings.json', { sources: [source('a'), bad, source('b')], fromTheFuture: { x: 1 } })
    const opened = open()
    expect(ids(opened)).toEqual(['a', 'b'])
    expect(opened.notices.map(({ code }) => code)).toEqual(['settings-damaged'])
    expect(opened.notices[0]?.detail).toContain('sources[1] (bad)')
    opened.store.update({ sources: opened.store.get().sources.filter(({ id }) => id !== 'a') })
    expect(readBack()).toMatchObject({ fromTheFuture: { x: 1 }, sources: [{ id: 'b' }, bad] })
  })

  it('one bad rule or window of quiet hours takes no other with it, is told, and stays in the file (issue 4.1, 4.4)', () => {
    const silent = { kind: 'built-in', id: 'source-silent', limit: 3 }
    const own = {
      kind: 'own',
      id: '0190d5a8-7c1e-7c3a-9f21-1b0c8a6e4d11',
      name: 'x',
      value: 'a',
      operator: '>',
      limit: 1,
    }
    const bad = { kind: 'own', id: 'no-uuid' }
    const night = { days: [1], from: '22:00', to: '06:00' }
    const never = { days: [], from: '25:00', to: '06:00' }
    write('settings.json', {
      rules: [silent, bad, own, { ...own, name: 'twin' }],
      quietHours: [never, night],
    })
    const opened = open()
    const { rules, quietHours } = opened.store.get()
    expect(rules.map(({ id }) => id)).toEqual(['source-silent', own.id])
    expect(quietHours).toMatchObject([night])
    const details = opened.notices.map(({ detail }) => detail)
    expect(details).toHaveLength(3)
    for (const [index, place] of ['rules[1] (no-uuid)', 'rules[3]', 'quietHours[0]'].entries()) {
      expect(details[index]).toContain(place)
    }
    opened.store.update({ rules: rules.filter(({ id }) => id !== own.id) })
    const kept = readBack().rules as readonly { readonly id: string }[]
    // The twin of a rule that was deleted must not come back in its place.
    expect(kept.map(({ id }) => id)).toEqual(['source-silent', 'no-uuid'])
  })

  it('one bad field counts as not there, and the others hold', () => {
    write('settings.json', { theme: 'purple', locale: 'en' })
    const opened = open()
    expect(opened.store.get()).toMatchObject({ theme: 'system', locale: 'en' })
    expect(opened.notices[0]?.detail).toContain('theme')
  })

  it.each(['{"locale": "en"', '', '[]', 'null', '\0\0\0'])(
    'a damaged file (%j) is moved aside, never lost, and the last good copy used',
    (text) => {
      write('settings.json', { locale: 'en', sources: [source('a')] })
      open()
      write('settings.json', text)
      const opened = open()
      expect(opened.store.get().locale).toBe('en')
      expect(ids(opened)).toEqual(['a'])
      expect(opened.notices[0]?.code).toBe('settings-damaged')
      const aside = readdirSync(dir).find((name) => name.startsWith('settings.damaged-')) ?? ''
      expect(readFileSync(path(aside), 'utf8')).toBe(text)
      expect(readBack()).toMatchObject({ locale: 'en' })
    },
  )

  it('a file that Windows wrote (byte order mark) is not damaged', () => {
    write('settings.json', `\uFEFF${JSON.stringify({ locale: 'en' })}`)
    expect(open()).toMatchObject({ notices: [] })
  })

  it('--config lies over the file for this run and is never written back', () => {
    write('settings.json', { locale: 'en', sources: [source('a'), source('both', { name: 'mine' })] })
    write('run.json', {
      thresholds: { low: 1, medium: 2 },
      sources: [source('both', { name: 'theirs' }), source('c')],
    })
    const opened = open({ configFile: path('run.json') })
    expect(opened.store.get()).toMatchObject({ locale: 'en', thresholds: { low: 1, medium: 2 } })
    expect(ids(opened)).toEqual(['a', 'both', 'c'])
    const off = opened.store.get().sources.map((entry) => ({ ...entry, enabled: false }))
    expect(opened.store.update({ sources: off, theme: 'dark' })).toEqual({ ok: true })
    expect(opened.store.get().sources.every(({ enabled }) => !enabled)).toBe(true)
    const file = readBack()
    expect(file).toMatchObject({
      theme: 'dark',
      sources: [
        { id: 'a', enabled: false },
        { id: 'both', name: 'mine' },
      ],
    })
    expect(file).not.toHaveProperty('thresholds')
    expect(ids(open())).toEqual(['a', 'both'])
  })

  it('what the user changes in this run holds over --config, and only that is written', () => {
    write('run.json', { theme: 'dark', locale: 'en' })
    const opened = open({ configFile: path('run.json') })
    opened.store.update({ theme: 'light' })
    expect(opened.store.get()).toMatchObject({ theme: 'light', locale: 'en' })
    expect(readBack()).toEqual({ theme: 'light' })
  })

  it('a --config that cannot be used is an error that names it', () => {
    write('run.json', '{')
    expect(() => open({ configFile: path('run.json') })).toThrow(ConfigFileError)
    expect(() => open({ configFile: path('missing.json') })).toThrow(/missing\.json/)
  })

  it('managed.json wins over everything and locks its fields', () => {
    write('settings.json', { theme: 'light', sources: [source('mine')] })
    write('managed.json', { theme: 'dark', sources: [source('theirs')] })
    const opened = open({ managedFile: path('managed.json') })
    expect(opened.store.get().theme).toBe('dark')
    expect(ids(opened)).toEqual(['theirs'])
    expect(opened.store.locked()).toEqual(['theme', 'sources'])
    expect(opened.store.update({ theme: 'light' }).ok).toBe(false)
    expect(opened.store.update({ locale: 'en' }).ok).toBe(true)
    expect(readBack()).toMatchObject({ theme: 'light', locale: 'en', sources: [{ id: 'mine' }] })
  })

  it('an update that cannot be written changes nothing and says why', () => {
    const opened = openSettings({ dataDir: path('file-in-the-way/below'), now: () => 0 })
    write('file-in-the-way', 'x')
    const result = opened.store.update({ locale: 'en' })
    expect(result).toMatchObject({ ok: false })
    expect(opened.store.get().locale).toBe('id')
    expect(existsSync(path('settings.json'))).toBe(false)
  })

  it("keeps the embedded hub's id and doubled ids out", () => {
    write('settings.json', { sources: [source('hub'), source('a'), source('a', { name: 'again' })] })
    const opened = open()
    expect(ids(opened)).toEqual(['a'])
    expect(opened.notices).toHaveLength(2)
  })
})
