import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHeadless } from '../../engine/headless.ts'
import { JournalLockedError } from '../../engine/journal/open-journal.ts'
import { createJsonLog } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import { CommandError } from '../command-error.ts'
import type { LineWriter } from '../line-writer.ts'
import { connectionLine, eventLine, gapLine } from './event-lines.ts'
import { headersFor, settingsFor } from './journal-settings.ts'
import type { TailArguments } from './tail-arguments.ts'

/**
 * Follows sources with a journal: what comes is stored first and written then, each event once, also over restarts. With
 * `--config` but without `--state` the journal lives in a folder of its own that goes at the end.
 *
 * @throws UsageError, or CommandError when the folder cannot be used
 */
export function startJournalTail(parsed: TailArguments, out: LineWriter, clock: Clock): { stop(): void } {
  const log = createJsonLog((line) => process.stderr.write(`${line}\n`), clock.now, 'tail')
  const { settings, problems } = settingsFor(parsed)
  for (const problem of problems) log.warn('settings', { problem })
  const temporary = parsed.state === null ? mkdtempSync(join(tmpdir(), 'pantau-tail-')) : null
  const removeTemporary = (): void => {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
  }
  try {
    const headless = startHeadless({
      clock,
      log,
      dataDir: parsed.state ?? temporary ?? '',
      nativeBinding: null,
      settings,
      random: (bytes) => randomBytes(bytes),
      headers: async (source) => headersFor(parsed, source),
      systemProxy: parsed.transport.systemProxy,
      isFull: () => out.isFull(),
      onEvent: (event) => out.write(eventLine(event)),
      onConnection: (source, stream, state) => out.write(connectionLine(source, stream, state)),
      onGap: ({ source, stream, reason, from, to, count }) =>
        out.write(gapLine({ source, stream, reason, from, to, ...(count === null ? {} : { count }) })),
    })
    return {
      stop() {
        headless.stop()
        removeTemporary()
      },
    }
  } catch (error) {
    removeTemporary()
    throw asCommandError(error, parsed.state)
  }
}

/** What the file system or another program keeps us from, in words; bugs stay what they are. */
function asCommandError(error: unknown, state: string | null): unknown {
  if (error instanceof JournalLockedError) {
    return new CommandError(`--state: another program is using ${state}`)
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isSystem = /^(E[A-Z]+|SQLITE_[A-Z_]+)$/.test(code)
  return isSystem && error instanceof Error ? new CommandError(`--state: ${error.message}`) : error
}
