import { parseArgs } from 'node:util'
import type { ProfileId } from '../../shared/settings/schema.ts'
import {
  checkProfile,
  checkServerArguments,
  checkUrl,
  type ServerArguments,
  serverHelp,
  serverOptions,
} from '../source-arguments.ts'
import { UsageError } from '../usage-error.ts'

export const tailHelp = `Usage: pantau tail URL [options]
       pantau tail --config FILE [--state DIR]

Follows an event stream and writes JSON lines: {"kind":"event"|"connection"|"gap", ...}. Never ends on a fault.

  --raw               one line per message as it came: {"type","data","lastEventId"}
  --profile NAME      auto (default), pantau, optik, comic, episodes, stats or generic
  --state DIR         keep the journal in DIR and go on behind the last stored event
  --config FILE       run all sources of a settings file; their secrets come from PANTAU_SECRET_<ID>, or, where
                      only one source needs one, from --token-file
${serverHelp}`

/** What \`pantau tail\` was asked for. */
export interface TailArguments extends ServerArguments {
  readonly url: string | null
  readonly raw: boolean
  readonly profile: ProfileId
  readonly state: string | null
  readonly config: string | null
}

const options = {
  ...serverOptions,
  raw: { type: 'boolean' },
  profile: { type: 'string' },
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
  // The sources of a file say themselves how they are reached.
  const ofUrl = (['header', 'proxy', 'ca', 'pin'] as const).find((name) => values[name] !== undefined)
  if (config !== null && ofUrl !== undefined) throw new UsageError(`--${ofUrl} needs a URL, not --config`)
  if (values.raw === true && (config !== null || values.state !== undefined)) {
    throw new UsageError('--raw excludes --state and --config')
  }
  return {
    ...checkServerArguments(values),
    url: url === undefined ? null : checkUrl(url),
    raw: values.raw === true,
    profile: checkProfile(values.profile ?? 'auto'),
    state: values.state ?? null,
    config,
  }
}
