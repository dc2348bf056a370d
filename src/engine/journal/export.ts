import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { parseLossless } from '../../node/json/lossless-json.ts'
import { openReadDb } from '../../node/sqlite/open.ts'
import { type EventFilter, iterateEvents } from './event-table.ts'
import { journalFileName } from './open-journal.ts'
import type { EventRow } from './types.ts'

export const exportFormats = ['ndjson', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportOptions extends EventFilter {
  readonly dataDir: string
  readonly nativeBinding: string | null
  readonly format: ExportFormat
}

const columns = ['source', 'stream', 'position', 'type', 'topic', 'ts', 'receivedAt', 'data'] as const

/** Rows made into text at once. */
const chunkRows = 500

/**
 * Everything that the journal holds, in order of arrival, as text in chunks that end with a line break (contract.md,
 * `pantau export`). Reads beside a running console; memory does not grow with the history.
 *
 * ndjson: `data` is the payload's JSON value where that loses nothing, else its text as it came. csv: always its text;
 * cells that a spreadsheet would run as a formula are made harmless with a leading apostrophe.
 *
 * @throws SqliteError when there is no journal in the folder or it cannot be read
 */
export function* exportJournal(options: ExportOptions): Generator<string> {
  const { db, close } = openReadDb({
    file: join(options.dataDir, journalFileName),
    nativeBinding: options.nativeBinding,
  })
  try {
    if (options.format === 'csv') yield stringify([[...columns]])
    let rows: EventRow[] = []
    for (const row of iterateEvents(db, options)) {
      rows.push(row)
      if (rows.length < chunkRows) continue
      yield render(rows, options.format)
      rows = []
    }
    if (rows.length > 0) yield render(rows, options.format)
  } finally {
    close()
  }
}

function render(rows: readonly EventRow[], format: ExportFormat): string {
  if (format === 'csv') {
    const cells = rows.map((row) => Object.values({ ...lineOf(row), data: row.data }))
    return stringify(cells, { escape_formulas: true })
  }
  return rows.map((row) => `${JSON.stringify({ ...lineOf(row), data: payloadOf(row.data) })}\n`).join('')
}

function lineOf(row: EventRow) {
  return {
    source: row.source,
    stream: row.stream,
    position: row.epoch === null || row.seq === null ? null : `${row.epoch}:${row.seq}`,
    type: row.type,
    topic: row.topic,
    ts: new Date(row.ts ?? row.receivedAt).toISOString(),
    receivedAt: new Date(row.receivedAt).toISOString(),
  }
}

function payloadOf(data: string): unknown {
  const payload = parseLossless(data)
  return payload.ok ? payload.value : data
}
