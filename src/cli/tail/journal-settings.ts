import { parseSettings } from '../../engine/settings/parse-settings.ts'
import { ConfigFileError, readConfigFile } from '../../engine/settings/settings-store.ts'
import { authHeaders } from '../../engine/sources/auth-headers.ts'
import type { ProfileId, Settings, SourceSettings } from '../../shared/settings/schema.ts'
import { headersOf, readToken } from '../source-arguments.ts'
import { UsageError } from '../usage-error.ts'
import type { TailArguments } from './tail-arguments.ts'
import { sourceIdOf, type TailTarget, tailTargets } from './tail-targets.ts'

/** Settings of a run, and what of a file could not be read. */
export interface RunSettings {
  readonly settings: Settings
  readonly problems: readonly string[]
}

/**
 * The settings that a journal tail runs with: those of `--config`, or one source made from the URL.
 *
 * @throws UsageError
 */
export function settingsFor(parsed: TailArguments): RunSettings {
  if (parsed.config === null) {
    if (parsed.url === null) throw new UsageError('URL is missing')
    const { tls, proxy } = parsed.transport
    const way = { proxy, ...(tls === undefined ? {} : { tls }) }
    return parseSettings({ sources: [{ ...sourceOf(parsed.url, parsed.profile), ...way }] })
  }
  let read: RunSettings
  try {
    read = parseSettings(readConfigFile(parsed.config))
  } catch (error) {
    throw error instanceof ConfigFileError ? new UsageError(error.message) : error
  }
  const secretive = read.settings.sources.filter(({ enabled, auth }) => enabled && auth.type !== 'none')
  if (parsed.tokenFile !== null && secretive.length > 1) {
    throw new UsageError(
      `--token-file: ${secretive.length} sources need a secret; give each its ${secretVariable('ID')}`,
    )
  }
  return read
}

/** A source as `settings.json` would name it; of an endpoint's URL only its own stream is enabled. */
function sourceOf(url: string, id: ProfileId): object {
  const targets = tailTargets(url, id)
  const base = { id: sourceIdOf(url), name: new URL(url).host.slice(0, 100), url }
  const [target, ...others] = targets
  if (target?.profile == null) return { ...base, profile: 'generic' }
  const { profile } = target
  if (others.length > 0) return { ...base, profile: profile.id }
  const stream = profile.streams.find(({ name }) => name === target.spec.name) ?? onlyStream(target, url)
  if (stream.path === '') return { ...base, profile: profile.id }
  const { address, path } = splitUrl(url, stream.path)
  const streams = Object.fromEntries(
    profile.streams.map(({ name }) => [name, name === stream.name ? { path } : { enabled: false }]),
  )
  return { ...base, url: address, profile: profile.id, streams }
}

function onlyStream(target: TailTarget, url: string) {
  const streams = target.profile?.streams ?? []
  const [stream] = streams
  if (stream === undefined || streams.length > 1) {
    throw new UsageError(
      `URL: ${new URL(url).pathname} is no stream of ${target.profile?.id}; give the server's address alone`,
    )
  }
  return stream
}

/** The server's address and the stream's own path with its query; a prefix before the known path stays in the address. */
function splitUrl(text: string, known: string): { readonly address: string; readonly path: string } {
  const url = new URL(text)
  const pathname = url.pathname.replace(/\/+$/, '')
  const own = pathname.endsWith(known) ? known : pathname || known
  const prefix = pathname.slice(0, pathname.length - own.length)
  return { address: `${url.origin}${prefix}`, path: `${own}${url.search}` }
}

/**
 * Headers of one source. A secret never goes to another source than its own: that of `--token-file` belongs to the URL
 * or to the one source that needs one, and others come from `PANTAU_SECRET_<ID>`.
 *
 * @throws when a secret is needed and missing
 */
export function headersFor(parsed: TailArguments, source: SourceSettings): Readonly<Record<string, string>> {
  if (parsed.config === null) return headersOf(parsed)
  const token = parsed.tokenFile === null ? null : readToken(parsed.tokenFile)
  return authHeaders(source.auth, process.env[secretVariable(source.id)] ?? token)
}

function secretVariable(id: string): string {
  return `PANTAU_SECRET_${id.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
}
