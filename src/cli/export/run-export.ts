import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type ExportFormat, exportFormats, exportJournal } from '../../engine/journal/export.ts'
import { journalFileName } from '../../engine/journal/open-journal.ts'
import { exitCodes } from '../exit-codes.ts'
import { UsageError } from '../usage-error.ts'

const exportHelp = `Usage: pantau export --state DIR [options]

Writes every event that the journal in DIR holds, in the order in which it came.

  --format ndjson|csv   ndjson is the default
  --source ID           only this source
  --since TIME          only what was received at this ISO 8601 time or later
`

const options = {
  state: { type: 'string' },
  format: { type: 'string' },
  source: { type: 'string' },
  since: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `pantau export` (contract.md). @returns the exit code */
export async function runExport(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options, strict: true })
  if (values.help === true) {
    process.stdout.write(exportHelp)
    return exitCodes.ok
  }
  const text = exportJournal({
    dataDir: checkState(values.state),
    nativeBinding: null,
    format: checkFormat(values.format ?? 'ndjson'),
    source: values.source,
    since: values.since === undefined ? undefined : checkSince(values.since),
  })
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false })
  } catch (error) {
    // The reader closed its end, as `head` does: it has what it wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
  return exitCodes.ok
}

function checkState(state: string | undefined): string {
  if (state === undefined) throw new UsageError('--state is missing')
  if (!existsSync(join(state, journalFileName)))
    throw new UsageError(`--state: there is no journal in ${state}`)
  return state
}

function checkFormat(format: string): ExportFormat {
  const known = exportFormats.find((name) => name === format)
  if (known === undefined) throw new UsageError(`--format is ${exportFormats.join(' or ')}, not ${format}`)
  return known
}

function checkSince(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw new UsageError(`--since is not an ISO 8601 time: ${text}`)
  return time
}
