import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ProfileId, profileId } from '../../shared/settings/schema.ts'
import { UsageError } from '../usage-error.ts'

export const tailHelp = `Usage: pantau tail URL [options]
       pantau tail --config FILE [--state DIR]

Follows an event stream and writes JSON lines: {"kind":"event"|"connection"|"gap", ...}. Never ends on a fault.

  --raw               one line per message as it came: {"type","data","lastEventId"}
  --profile NAME      auto (default), pantau, optik or generic
  --header 'K: V'     send this header; may be given several times
  --token-file FILE   send the token in FILE as Authorization: Bearer
  --state DIR         keep the journal in DIR and go on behind the last stored event
  --config FILE       run all sources of a settings file; their secrets come from PANTAU_SECRET_<ID>, or, where
                      only one source needs one, from --token-file
`

/** What \`pantau tail\` was asked for. */
export interface TailArguments {
  readonly url: string | null
  readonly raw: boolean
  readonly profile: ProfileId
  readonly headers: Readonly<Record<string, string>>
  readonly tokenFile: string | null
  readonly state: string | null
  readonly config: string | null
}

const options = {
  raw: { type: 'boolean' },
  profile: { type: 'string' },
  header: { type: 'string', multiple: true },
  'token-file': { type: 'string' },
  state: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * Reads the arguments. @returns null when help was asked for
 * @throws UsageError that names the argument
 */
export function parseTailArguments(argv: readonly string[]): TailArguments | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: true,
  })
  if (values.help === true) return null
  const config = values.config ?? null
  const [url, extra] = positionals
  if (extra !== undefined) throw new UsageError(`unexpected argument: ${extra}`)
  if (url === undefined && config === null) throw new UsageError('URL is missing')
  if (url !== undefined && config !== null) throw new UsageError('URL and --config exclude each other')
  if (config !== null && values.header !== undefined)
    throw new UsageError('--header needs a URL, not --config')
  if (values.raw === true && (config !== null || values.state !== undefined)) {
    throw new UsageError('--raw excludes --state and --config')
  }
  return {
    url: url === undefined ? null : checkUrl(url),
    raw: values.raw === true,
    profile: checkProfile(values.profile ?? 'auto'),
    headers: Object.fromEntries((values.header ?? []).map(checkHeader)),
    tokenFile: values['token-file'] === undefined ? null : checkTokenFile(values['token-file']),
    state: values.state ?? null,
    config,
  }
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError(`URL is not an http(s) address: ${text}`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('URL holds a password; use --token-file or --header')
  }
  return url.href
}

function checkProfile(name: string): ProfileId {
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
  let token: string
  try {
    token = readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new UsageError(`--token-file cannot be read: ${error instanceof Error ? error.message : path}`)
  }
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageError(`--token-file holds no token: ${path}`)
  return token
}
