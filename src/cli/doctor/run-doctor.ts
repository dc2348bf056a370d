import { parseArgs } from 'node:util'
import { runCheck } from '../../engine/doctor/run-check.ts'
import { createSystemClock } from '../../node/time/clock.ts'
import type { Check } from '../../shared/domain/check.ts'
import type { ProfileId } from '../../shared/settings/schema.ts'
import { exitCodes } from '../exit-codes.ts'
import {
  checkProfile,
  checkServerArguments,
  checkUrl,
  headersOf,
  type ServerArguments,
  serverHelp,
  serverOptions,
} from '../source-arguments.ts'
import { UsageError } from '../usage-error.ts'
import { createCheckPrinter } from './check-printer.ts'

const doctorHelp = `Usage: pantau doctor URL [options]

Tests a connection as the console would use it, and names what is wrong. URL is the address of a server or of one
stream. The exit code is 0 only when it is healthy, 1 when not.

  --profile NAME      auto (default), pantau, optik, comic, episodes, stats or generic
  --wait SECONDS      wait so long for the answer and each sign of life; default: 15, and three heartbeats or 45
  --json              one JSON line per step, and one for the result
${serverHelp}`

const options = {
  ...serverOptions,
  profile: { type: 'string' },
  wait: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

interface DoctorArguments extends ServerArguments {
  readonly url: string
  readonly profile: ProfileId
  readonly waitMs: number | null
  readonly json: boolean
}

/** `pantau doctor` (contract.md). @returns the exit code */
export async function runDoctor(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv)
  if (parsed === null) {
    process.stdout.write(doctorHelp)
    return exitCodes.ok
  }
  const check = await test(parsed)
  // What still hangs on a socket must not keep the command.
  setImmediate(() => process.exit())
  return check.healthy === true ? exitCodes.ok : exitCodes.failed
}

function test(parsed: DoctorArguments): Promise<Check> {
  const clock = createSystemClock()
  const printer = createCheckPrinter({
    clock,
    json: parsed.json,
    out: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`${line}\n`),
  })
  return new Promise((resolve) => {
    runCheck(
      {
        id: 'doctor',
        url: parsed.url,
        profile: parsed.profile,
        streams: {},
        headers: async () => headersOf(parsed),
        transport: parsed.transport,
        clock,
        ...(parsed.waitMs === null ? {} : { waitMs: parsed.waitMs, responseMs: parsed.waitMs }),
      },
      (check) => {
        printer.show(check)
        if (check.healthy !== null) resolve(check)
      },
    )
  })
}

function parseArguments(argv: readonly string[]): DoctorArguments | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: true,
  })
  if (values.help === true) return null
  const [url, extra] = positionals
  if (url === undefined) throw new UsageError('URL is missing')
  if (extra !== undefined) throw new UsageError(`unexpected argument: ${extra}`)
  return {
    ...checkServerArguments(values),
    url: checkUrl(url),
    profile: checkProfile(values.profile ?? 'auto'),
    waitMs: values.wait === undefined ? null : checkWait(values.wait),
    json: values.json === true,
  }
}

function checkWait(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (!(seconds >= 0.1 && seconds <= 3_600))
    throw new UsageError(`--wait is not a time from 0.1 to 3600 seconds: ${text}`)
  return seconds * 1_000
}
