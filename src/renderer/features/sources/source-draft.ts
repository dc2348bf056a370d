import {
  type ProfileId,
  type SourceAuth,
  type SourceProxy,
  type SourceSettings,
  type SourceTls,
  sourceSettings,
} from '../../../shared/settings/schema.ts'
import { checkShape } from '../../bridge/check-shape.ts'
import { streamDefaults } from './stream-defaults.ts'

export const authTypes = ['none', 'bearer', 'basic', 'header', 'cookie'] as const
export const backgroundChoices = ['alerts', 'everything', 'nothing'] as const
export const proxyKinds = ['system', 'none', 'address'] as const
export type ProxyKind = (typeof proxyKinds)[number]

/** One stream of the form: another path than the profile's, or switched off. */
export interface StreamDraft {
  readonly name: string
  /** '' is the profile's own path. */
  readonly path: string
  readonly enabled: boolean
}

/** What is typed into the form. */
export interface SourceForm {
  readonly name: string
  readonly url: string
  readonly profile: ProfileId
  readonly auth: SourceAuth['type']
  readonly username: string
  readonly header: string
  readonly secret: string
  readonly background: SourceSettings['background']
  /** Ids of branches, divided by commas; '' is all. */
  readonly branches: string
  readonly currency: string
  readonly streams: readonly StreamDraft[]
  readonly ca: string
  readonly pin: string
  readonly proxy: ProxyKind
  readonly proxyUrl: string
  readonly images: boolean
}

export const emptySource: SourceForm = {
  name: '',
  url: '',
  profile: 'auto',
  auth: 'none',
  username: '',
  header: '',
  secret: '',
  background: 'alerts',
  branches: '',
  currency: 'IDR',
  streams: [],
  ca: '',
  pin: '',
  proxy: 'system',
  proxyUrl: '',
  images: false,
}

/** The form of a source that exists. The secret is never among it: an empty field keeps what is stored. */
export function formOf(source: SourceSettings): SourceForm {
  const { auth, proxy, tls } = source
  const ownProxy = proxy !== 'system' && proxy !== 'none'
  return {
    name: source.name,
    url: source.url,
    profile: source.profile,
    auth: auth.type,
    username: auth.type === 'basic' ? auth.username : '',
    header: auth.type === 'header' ? auth.header : '',
    secret: '',
    background: source.background,
    branches: source.branches.join(', '),
    currency: source.currency,
    streams: Object.entries(source.streams).map(([name, { path = '', enabled }]) => ({
      name,
      path,
      enabled,
    })),
    ca: tls?.ca ?? '',
    pin: tls?.pin ?? '',
    proxy: ownProxy ? 'address' : proxy,
    proxyUrl: ownProxy ? proxy : '',
    images: source.images,
  }
}

/** The streams that the form lists: those of the kind of server, then any that settings name besides. */
export function listedStreams(form: Pick<SourceForm, 'profile' | 'streams'>): readonly StreamDraft[] {
  const own = streamDefaults[form.profile].map(
    ({ name }) => form.streams.find((stream) => stream.name === name) ?? { name, path: '', enabled: true },
  )
  return [...own, ...form.streams.filter(({ name }) => own.every((stream) => stream.name !== name))]
}

/** The form with one stream changed. */
export function withStream(form: SourceForm, changed: StreamDraft): SourceForm {
  const others = form.streams.filter(({ name }) => name !== changed.name)
  return { ...form, streams: [...others, changed] }
}

/** What a source keeps that the form does not show. */
export type KeptSettings = Pick<SourceSettings, 'id' | 'enabled' | 'mapping'>

/** What a new source begins with. */
export function newKept(id: string): KeptSettings {
  return { id, enabled: true, mapping: [] }
}

/** The source as settings hold it. */
export function settingsOf(form: SourceForm, { id, enabled, mapping }: KeptSettings): SourceSettings {
  const tls = tlsOf(form)
  return {
    id,
    name: form.name.trim(),
    url: form.url.trim(),
    profile: form.profile,
    enabled,
    background: form.background,
    auth: authOf(form),
    branches: branchesOf(form.branches),
    currency: form.currency.trim().toUpperCase(),
    ...(tls ? { tls } : {}),
    proxy: proxyOf(form),
    images: form.images,
    mapping,
    streams: streamsOf(form.streams),
  }
}

/** Fields that can be wrong; a stream's path is `stream:<name>`. */
export type SourceProblem =
  | 'name'
  | 'url'
  | 'username'
  | 'header'
  | 'secret'
  | 'currency'
  | 'ca'
  | 'pin'
  | 'proxyUrl'
  | `stream:${string}`

/** Places in the settings and the fields of the form that they come from. */
const places: ReadonlyArray<readonly [start: string, field: SourceProblem]> = [
  ['name', 'name'],
  ['url', 'url'],
  ['auth.header', 'header'],
  ['currency', 'currency'],
  ['tls.ca', 'ca'],
  ['tls.pin', 'pin'],
  ['proxy', 'proxyUrl'],
]

/**
 * What is wrong with the form, by the schema of the settings. The engine checks again: this only saves a round trip.
 *
 * @param stored the source as it is; null for a new one
 */
export function sourceProblems(form: SourceForm, stored: SourceSettings | null): readonly SourceProblem[] {
  const problems = new Set<SourceProblem>()
  const kept = stored ?? newKept('new')
  const shape = checkShape(sourceSettings, settingsOf(form, kept))
  if (!shape.ok) {
    for (const path of shape.paths) {
      const place = places.find(([start]) => path.startsWith(start))
      if (place) problems.add(place[1])
      else if (path.startsWith('streams.')) problems.add(`stream:${path.slice(8).replace(/\.path$/, '')}`)
    }
  }
  if (form.auth === 'basic' && form.username.trim() === '') problems.add('username')
  if (needsSecret(form, stored) && form.secret === '') problems.add('secret')
  return [...problems]
}

/** Whether a secret must be typed: for a new sign-in, and again when it would go to another place or in another way. */
export function needsSecret(form: SourceForm, stored: SourceSettings | null): boolean {
  if (form.auth === 'none') return false
  if (!stored || stored.auth.type !== form.auth) return true
  return URL.parse(stored.url)?.origin !== URL.parse(form.url.trim())?.origin
}

/** Whether an address goes over the network in the clear: worth a word, but not refused (a LAN has no certificates). */
export function isPlainHttp(text: string): boolean {
  const url = URL.parse(text.trim())
  return url?.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
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

function authOf({ auth, username, header }: SourceForm): SourceAuth {
  if (auth === 'basic') return { type: auth, username: username.trim() }
  if (auth === 'header') return { type: auth, header: header.trim() }
  return { type: auth }
}

function branchesOf(text: string): string[] {
  const names = text.split(',').map((part) => part.trim())
  return [...new Set(names)].filter((part) => part !== '')
}

function proxyOf({ proxy, proxyUrl }: SourceForm): SourceProxy {
  return proxy === 'address' ? proxyUrl.trim() : proxy
}

function tlsOf({ ca, pin }: SourceForm): SourceTls | null {
  const tls = {
    ...(ca.trim() === '' ? {} : { ca: ca.trim() }),
    ...(pin.trim() === '' ? {} : { pin: pin.trim() }),
  }
  return Object.keys(tls).length === 0 ? null : tls
}

/** Only what differs from the profile's own way is kept. */
function streamsOf(streams: readonly StreamDraft[]): SourceSettings['streams'] {
  return Object.fromEntries(
    streams
      .map(({ name, path, enabled }) => ({ name, path: path.trim(), enabled }))
      .filter(({ path, enabled }) => path !== '' || !enabled)
      .map(({ name, path, enabled }) => [name, { ...(path === '' ? {} : { path }), enabled }]),
  )
}

/** Whether a field is behind "Advanced". */
export function isAdvanced(problem: SourceProblem): boolean {
  return ['currency', 'ca', 'pin', 'proxyUrl'].includes(problem) || problem.startsWith('stream:')
}
