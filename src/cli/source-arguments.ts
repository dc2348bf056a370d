import { readFileSync } from 'node:fs'
import type { Transport } from '../engine/stream/transport.ts'
import { trustContext } from '../node/net/authorities.ts'
import { createEnvironmentProxy } from '../node/net/env-proxy.ts'
import {
  type ProfileId,
  profileId,
  type SourceProxy,
  type SourceTls,
  sourceProxy,
  sourceTls,
} from '../shared/settings/schema.ts'
import { UsageError } from './usage-error.ts'

/** Options of every command that speaks to a server, as `node:util` wants them. */
export const serverOptions = {
  header: { type: 'string', multiple: true },
  'token-file': { type: 'string' },
  proxy: { type: 'string' },
  ca: { type: 'string' },
  pin: { type: 'string' },
} as const

/** The help lines of {@link serverOptions}. */
export const serverHelp = `  --header 'K: V'     send this header; may be given several times
  --token-file FILE   send the token in FILE as Authorization: Bearer
  --proxy WAY         system (default: the environment's http_proxy and friends), none, or http://HOST:PORT
  --ca FILE           trust the authorities in this PEM file too
  --pin SHA256        trust exactly the certificate with this fingerprint
`

/** What {@link serverOptions} gave. */
export interface ServerValues {
  readonly header?: string[]
  readonly 'token-file'?: string
  readonly proxy?: string
  readonly ca?: string
  readonly pin?: string
}

/** How a server is spoken to. */
export interface ServerArguments {
  readonly headers: Readonly<Record<string, string>>
  readonly tokenFile: string | null
  readonly transport: Transport
}

/** @throws UsageError that names the argument */
export function checkServerArguments(values: ServerValues): ServerArguments {
  return {
    headers: Object.fromEntries((values.header ?? []).map(checkHeader)),
    tokenFile: values['token-file'] === undefined ? null : checkTokenFile(values['token-file']),
    transport: {
      tls: checkTls(values.ca, values.pin),
      proxy: checkProxy(values.proxy ?? 'system'),
      systemProxy: createEnvironmentProxy(process.env),
    },
  }
}

/** Headers of a request; the token is read again each time, so that one that was replaced in its file is used. */
export function headersOf({
  headers,
  tokenFile,
}: Pick<ServerArguments, 'headers' | 'tokenFile'>): Readonly<Record<string, string>> {
  const token = tokenFile === null ? null : readToken(tokenFile)
  return { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
}

/** @param name of the argument, for the words of the error */
export function checkUrl(text: string, name = 'URL'): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError(`${name} is not an http(s) address: ${text}`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(`${name} holds a password; use --token-file or --header`)
  }
  return url.href
}

export function checkProfile(name: string): ProfileId {
  const read = profileId.safeParse(name)
  if (!read.success) throw new UsageError(`--profile: unknown profile ${name}`)
  return read.data
}

function checkHeader(text: string): readonly [string, string] {
  const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) {
    // The value may be a secret: only its name is told.
    throw new UsageError(`--header is not 'Name: value': ${text.split(':')[0]}`)
  }
  return [match[1].toLowerCase(), match[2].trimEnd()]
}

function checkTokenFile(path: string): string {
  readToken(path)
  return path
}

/** The token of a file, without its line break. @throws UsageError when there is none */
export function readToken(path: string): string {
  const token = readText(path, '--token-file').trim()
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageError(`--token-file holds no token: ${path}`)
  return token
}

function checkProxy(text: string): SourceProxy {
  const read = sourceProxy.safeParse(text)
  if (!read.success) {
    throw new UsageError('--proxy is system, none or an http(s) address without a password')
  }
  return read.data
}

function checkTls(caFile: string | undefined, pin: string | undefined): SourceTls | undefined {
  if (caFile === undefined && pin === undefined) return undefined
  const ca = caFile === undefined ? {} : { ca: readText(caFile, '--ca') }
  const read = sourceTls.safeParse({ ...ca, ...(pin === undefined ? {} : { pin }) })
  if (!read.success) {
    const field = read.error.issues[0]?.path[0]
    throw new UsageError(
      field === 'pin'
        ? '--pin is not a SHA-256 fingerprint of 64 hex digits'
        : `--ca holds no PEM certificate: ${caFile}`,
    )
  }
  try {
    trustContext(read.data.ca)
  } catch {
    throw new UsageError(`--ca holds no certificate that can be read: ${caFile}`)
  }
  return read.data
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${error instanceof Error ? error.message : path}`)
  }
}
