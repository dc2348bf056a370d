import { parseArgs } from 'node:util'
import type { Durability } from '../../node/sqlite/open.ts'
import { hubLimits } from '../../shared/hub/limits.ts'

/** What `pantau hub` was asked for (contract.md). */
export interface HubArguments {
  readonly host: string
  readonly port: number
  /** Folder as it was given; '' is the default folder. */
  readonly data: string
  readonly demo: boolean
  readonly durability: Durability
  readonly retentionMs: number
  /** Longest life of a stream of the episodes' dialect (R7). */
  readonly episodesMaxAgeMs: number
  /** How often the figures of the stats dialect are told (D1). */
  readonly statsMs: number
  readonly anonymousRead: boolean
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
}
export type ParsedArguments =
  | { readonly kind: 'run'; readonly arguments: HubArguments }
  | { readonly kind: 'help' }
  /** `message` is one line that names the argument. */
  | { readonly kind: 'bad'; readonly message: string }

export const hubUsage = `pantau hub [--host 127.0.0.1] [--port ${hubLimits.defaultPort}] [--data DIR] [--demo] [--durability full|normal]
           [--retention 30d] [--anonymous-read] [--allow-host NAME]... [--allow-origin ORIGIN]...
           [--episodes-max-age 30m] [--stats-every 5s]`

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30d`, `12h`, `90m`, `45s`. @returns ms, or null */
export function parseDuration(text: string): number | null {
  const match = /^([1-9]\d{0,5})([smhd])$/.exec(text)
  return match === null ? null : Number(match[1]) * units[match[2] as keyof typeof units]
}

function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? port : null
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

/** The words of parseArgs in one line. */
function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ')
}

export function parseHubArguments(argv: readonly string[]): ParsedArguments {
  const bad = (message: string): ParsedArguments => ({ kind: 'bad', message })
  let values: ReturnType<typeof read>
  try {
    values = read(argv)
  } catch (error) {
    return bad(oneLine(error))
  }
  if (values.help) return { kind: 'help' }
  const { host, data, demo, durability } = values
  if (host === '') return bad('--host needs a name or an address')
  const port = parsePort(values.port)
  if (port === null) return bad(`--port must be 0 to 65535, not ${JSON.stringify(values.port)}`)
  if (durability !== 'full' && durability !== 'normal') {
    return bad(`--durability must be full or normal, not ${JSON.stringify(durability)}`)
  }
  const durations = ['retention', 'episodes-max-age', 'stats-every'] as const
  const [retentionMs, episodesMaxAgeMs, statsMs] = durations.map((name) => parseDuration(values[name]))
  if (retentionMs == null || episodesMaxAgeMs == null || statsMs == null) {
    const wrong = durations.find((name) => parseDuration(values[name]) === null) ?? 'retention'
    return bad(`--${wrong} must be like 30d, 12h, 90m or 45s, not ${JSON.stringify(values[wrong])}`)
  }
  if (statsMs > units.h) return bad(`--stats-every must be 1h at the most, not ${values['stats-every']}`)
  const wrongOrigin = values['allow-origin'].find((origin) => !isOrigin(origin))
  if (wrongOrigin !== undefined)
    return bad(`--allow-origin must be like https://example.com, not ${JSON.stringify(wrongOrigin)}`)
  return {
    kind: 'run',
    arguments: {
      host,
      port,
      data,
      demo,
      durability,
      retentionMs,
      episodesMaxAgeMs,
      statsMs,
      anonymousRead: values['anonymous-read'],
      allowedHosts: values['allow-host'],
      allowedOrigins: values['allow-origin'],
    },
  }
}

function read(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: false,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: String(hubLimits.defaultPort) },
      data: { type: 'string', default: '' },
      demo: { type: 'boolean', default: false },
      durability: { type: 'string', default: 'full' },
      retention: { type: 'string', default: '30d' },
      'episodes-max-age': { type: 'string', default: '30m' },
      'stats-every': { type: 'string', default: '5s' },
      'anonymous-read': { type: 'boolean', default: false },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values
}
