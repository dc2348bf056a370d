import type { CellValue, MappingEntry, ReadingRow } from '../../../shared/domain/mapping.ts'
import { readMapping } from '../../../shared/mapping/read-mapping.ts'

/** Rows of a table in the preview. */
const shownRows = 8

/** An event whose payload could be read. */
export interface PreviewEvent {
  readonly type: string
  readonly data: unknown
}

/** What an entry would show by now. */
export interface PreviewReading {
  readonly entry: MappingEntry
  readonly value: CellValue
  readonly total: number | null
  readonly rows: readonly ReadingRow[]
  /** Whether any event had something for it. */
  readonly found: boolean
}

/**
 * What a mapping would show after these events, as the engine would read them.
 *
 * @param events the oldest first
 */
export function previewReadings(
  entries: readonly MappingEntry[],
  events: readonly PreviewEvent[],
): readonly PreviewReading[] {
  const readings = new Map<string, PreviewReading>(
    entries.map((entry) => [entry.id, { entry, value: null, total: null, rows: [], found: false }]),
  )
  for (const { type, data } of events) {
    for (const fact of readMapping(entries, type, data)) {
      const before = readings.get(fact.id)
      if (!before) continue
      readings.set(fact.id, {
        ...before,
        found: true,
        ...(fact.kind === 'tile' ? { value: fact.value } : {}),
        ...(fact.kind === 'progress' ? { value: fact.value, total: fact.total } : {}),
        ...(fact.kind === 'table' ? { rows: mergedRows(fact.rows, before.rows) } : {}),
      })
    }
  }
  return [...readings.values()]
}

/** The payload of a message, or undefined where it is no JSON or was cut short for the screen. */
export function payloadOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mergedRows(added: readonly ReadingRow[], before: readonly ReadingRow[]): readonly ReadingRow[] {
  const keys = new Set(added.map(({ key }) => key))
  return [...added, ...before.filter(({ key }) => key === '' || !keys.has(key))].slice(0, shownRows)
}
