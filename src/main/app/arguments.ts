import { linkIn } from '../native/deep-link.ts'

/** How one run of the console differs from an ordinary one (contract.md, The console; the run flags serve demo and tests). */
export interface ConsoleArguments {
  readonly dataDir: string | null
  readonly configFile: string | null
  /** Start without showing the window. */
  readonly hidden: boolean
  /** Start as the wall screen. */
  readonly wall: boolean
  readonly noHub: boolean
  /** A simulated shop feeds the embedded hub. */
  readonly demo: boolean
  /** Quit by itself after this many seconds. */
  readonly seconds: number | null
  /** PNG of the window, written when the run ends by `seconds`. */
  readonly captureFile: string | null
  /** Seconds between two status lines on stdout. */
  readonly statusInterval: number | null
}

export type ParsedArguments =
  | { readonly ok: true; readonly arguments: ConsoleArguments }
  /** `message` is one line that names the argument. */
  | { readonly ok: false; readonly message: string }

/**
 * Switches that belong to Chromium or Node and reach us as well, because a launcher puts them anywhere. A pattern per
 * family; everything else that begins with a dash must be ours, so that a typing error is never ignored.
 */
const platformSwitches = [
  /^--no-sandbox$/,
  /^--no-zygote$/,
  /^--(inspect|inspect-brk|remote-debugging-port|remote-debugging-pipe|remote-allow-origins)(=|$)/,
  /^--(enable|disable|force|ozone|use|gtk|wayland|xdg|proxy|host|lang|password-store|js-flags|log|v|vmodule)(-[a-z0-9-]+)?(=|$)/,
  /^--(trace|class|name|display|in-process-gpu|auto-open-devtools-for-tabs|allow-file-access-from-files)(-[a-z0-9-]+)?(=|$)/,
  /^-psn_/,
]

type ValueFlag = '--data-dir' | '--config' | '--seconds' | '--capture' | '--status-interval'
type BareFlag = '--hidden' | '--wall' | '--no-hub' | '--demo'

const valueFlags: readonly string[] = [
  '--data-dir',
  '--config',
  '--seconds',
  '--capture',
  '--status-interval',
] satisfies ValueFlag[]
const bareFlags: readonly string[] = ['--hidden', '--wall', '--no-hub', '--demo'] satisfies BareFlag[]

/** Longest run that `--seconds` can ask for: what a timer can hold. */
const maxSeconds = 2_000_000

function positiveNumber(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d+(\.\d+)?$/.test(text)) return Number.NaN
  const value = Number(text)
  return value > 0 && value <= maxSeconds ? value : Number.NaN
}

/**
 * Reads the console's own arguments.
 *
 * @param argv arguments after the program (and after the app's folder, where the runtime is given one)
 */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const values = new Map<string, string>()
  const bare = new Set<string>()
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? ''
    const equals = argument.indexOf('=')
    const name = equals < 0 ? argument : argument.slice(0, equals)
    if (valueFlags.includes(name)) {
      const value = equals < 0 ? argv[index + 1] : argument.slice(equals + 1)
      if (value === undefined || value === '' || (equals < 0 && value.startsWith('--'))) {
        return { ok: false, message: `${name} needs a value` }
      }
      if (values.has(name)) return { ok: false, message: `${name} is given twice` }
      values.set(name, value)
      if (equals < 0) index += 1
    } else if (bareFlags.includes(argument)) {
      bare.add(argument)
    } else if (!isForeign(argument)) {
      return { ok: false, message: `unknown argument ${JSON.stringify(argument)}` }
    }
  }
  const seconds = positiveNumber(values.get('--seconds'))
  const statusInterval = positiveNumber(values.get('--status-interval'))
  for (const [name, value] of [
    ['--seconds', seconds],
    ['--status-interval', statusInterval],
  ] as const) {
    if (Number.isNaN(value)) {
      return { ok: false, message: `${name} needs a number of seconds above 0, not ${values.get(name)}` }
    }
  }
  return {
    ok: true,
    arguments: {
      dataDir: values.get('--data-dir') ?? null,
      configFile: values.get('--config') ?? null,
      // A wall that is hidden is none.
      hidden: bare.has('--hidden') && !bare.has('--wall'),
      wall: bare.has('--wall'),
      noHub: bare.has('--no-hub'),
      demo: bare.has('--demo'),
      seconds,
      captureFile: values.get('--capture') ?? null,
      statusInterval,
    },
  }
}

/** Not ours, and no mistake: a platform switch, or the link that the desktop opens us with. */
function isForeign(argument: string): boolean {
  if (platformSwitches.some((pattern) => pattern.test(argument))) return true
  return linkIn([argument]) !== null
}
