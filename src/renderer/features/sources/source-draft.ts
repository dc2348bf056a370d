import type { SourceAuth, SourceSettings } from '../../../shared/settings/schema.ts'

/** Profiles that can be chosen now: those that the engine can connect. */
export const offeredProfiles = ['auto', 'optik', 'pantau'] as const
export type OfferedProfile = (typeof offeredProfiles)[number]

export const authTypes = ['none', 'bearer', 'basic', 'header', 'cookie'] as const

/** What is typed into the form. */
export interface SourceForm {
  readonly name: string
  readonly url: string
  readonly profile: OfferedProfile
  readonly auth: SourceAuth['type']
  readonly username: string
  readonly header: string
  readonly secret: string
}

export const emptySource: SourceForm = {
  name: '',
  url: '',
  profile: 'auto',
  auth: 'none',
  username: '',
  header: '',
  secret: '',
}

/** Fields that are not right yet. */
export type SourceProblem = 'name' | 'url' | 'header'

/** What is wrong with the form. The engine checks again: this only saves a round trip. */
export function sourceProblems(form: SourceForm): readonly SourceProblem[] {
  const problems: SourceProblem[] = []
  if (form.name.trim() === '') problems.push('name')
  if (!isHttpUrl(form.url)) problems.push('url')
  if (form.auth === 'header' && !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(form.header)) problems.push('header')
  return problems
}

/** Whether an address goes over the network in the clear: worth a word, but not refused (a LAN has no certificates). */
export function isPlainHttp(url: string): boolean {
  if (!isHttpUrl(url)) return false
  const { protocol, hostname } = new URL(url.trim())
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text.trim())
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
}

/** The id of a new source, from its name: readable in the settings file, and unique among the known ones. */
export function sourceId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
  const base = plain === '' ? 'source' : plain
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`
  return id
}

/** The source as settings hold it. */
export function settingsOf(form: SourceForm, id: string): SourceSettings {
  return {
    id,
    name: form.name.trim(),
    url: form.url.trim(),
    profile: form.profile,
    enabled: true,
    background: 'alerts',
    auth: authOf(form),
    branches: [],
    currency: 'IDR',
    streams: {},
  }
}

function authOf({ auth, username, header }: SourceForm): SourceAuth {
  if (auth === 'basic') return { type: auth, username }
  if (auth === 'header') return { type: auth, header }
  return { type: auth }
}
