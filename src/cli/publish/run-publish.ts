import { randomBytes } from 'node:crypto'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { streamUrl } from '../../engine/stream/stream-url.ts'
import { createSystemClock } from '../../node/time/clock.ts'
import { publishEvent } from '../../shared/hub/commands.ts'
import { uuidV7 } from '../../shared/ids/uuid-v7.ts'
import { CommandError } from '../command-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { checkServerArguments, checkUrl, headersOf, serverHelp, serverOptions } from '../source-arguments.ts'
import { UsageError } from '../usage-error.ts'
import { deliver } from './deliver.ts'

const publishHelp = `Usage: pantau publish --url URL --token-file FILE TOPIC TYPE JSON

Publishes one event at a hub and prints its answer. JSON is the event's data; - reads it from stdin. What is not
answered is sent again under the same key, so it is stored once.

  --url URL           address of the hub
  --key KEY           Idempotency-Key; give the same one to repeat a command that may have been stored
  --give-up SECONDS   stop trying after this time; default 30
${serverHelp}`

const options = {
  ...serverOptions,
  url: { type: 'string' },
  key: { type: 'string' },
  'give-up': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `pantau publish` (contract.md). @returns the exit code */
export async function runPublish(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: true,
  })
  if (values.help === true) {
    process.stdout.write(publishHelp)
    return exitCodes.ok
  }
  const [topic, type, json, extra] = positionals
  if (values.url === undefined) throw new UsageError('--url is missing')
  if (topic === undefined) throw new UsageError('TOPIC is missing')
  if (type === undefined) throw new UsageError('TYPE is missing')
  if (json === undefined) throw new UsageError('JSON is missing; - reads it from stdin')
  if (extra !== undefined) throw new UsageError(`unexpected argument: ${extra}`)
  const server = checkServerArguments(values)
  if (server.tokenFile === null && server.headers.authorization === undefined)
    throw new UsageError('--token-file is missing')
  const giveUpMs = checkSeconds(values['give-up'] ?? '30')
  const key = checkKey(values.key)
  const url = streamUrl(checkUrl(values.url, '--url'), '/v1/events')
  const data = json === '-' ? await readAll(process.stdin) : json
  const clock = createSystemClock()
  const outcome = await deliver({
    url,
    headers: { ...headersOf(server), 'idempotency-key': key },
    body: bodyOf(topic, type, data),
    transport: server.transport,
    giveUpMs,
    clock,
    random: Math.random,
    onRetry: (reason) => process.stderr.write(`pantau: ${reason}; trying again\n`),
  })
  if (!outcome.ok) throw new CommandError(outcome.reason)
  process.stdout.write(`${outcome.body.trim()}\n`)
  return exitCodes.ok
}

/** The body as text, so that the data's digits reach the hub as they were written. */
function bodyOf(topic: string, type: string, data: string): string {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch (error) {
    throw new UsageError(`JSON is not valid: ${error instanceof Error ? error.message : data}`)
  }
  const read = publishEvent.safeParse({ topic, type, data: value })
  const field = read.success ? undefined : read.error.issues[0]?.path[0]
  if (field !== undefined) {
    const given = field === 'topic' ? topic : type
    throw new UsageError(`${String(field).toUpperCase()} is not a valid name: ${given}`)
  }
  return `{"topic":${JSON.stringify(topic)},"type":${JSON.stringify(type)},"data":${data}}`
}

function checkSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (!(seconds <= 86_400)) throw new UsageError(`--give-up is not a time in seconds: ${text}`)
  return seconds * 1_000
}

function checkKey(key: string | undefined): string {
  if (key === undefined) return uuidV7(Date.now(), randomBytes(10))
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new UsageError('--key is not 1 to 200 printable characters')
  return key
}
