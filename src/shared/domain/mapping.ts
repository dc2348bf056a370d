import * as z from 'zod/mini'

/**
 * How fields of any event become something to see (issue 3.6): one entry is one tile, one progress bar or one table.
 * Kept in the source's settings and exported with them.
 */
const label = z.string().check(z.minLength(1), z.maxLength(80))
/** Where a value is: `requests.total`, `items[0].name`, `["odd name"].x`; '' is the whole payload. */
export const fieldPath = z.string().check(z.maxLength(300))

export const mappingEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tile'),
    id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
    label,
    /** Only events of this type; '' takes every event. */
    type: z._default(z.string().check(z.maxLength(200)), ''),
    value: fieldPath,
    unit: z._default(z.enum(['number', 'money', 'percent', 'text']), 'number'),
  }),
  z.object({
    kind: z.literal('progress'),
    id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
    label,
    type: z._default(z.string().check(z.maxLength(200)), ''),
    /** Path of what is done: a number, or a percentage when `total` is ''. */
    value: fieldPath,
    total: z._default(fieldPath, ''),
  }),
  z.object({
    kind: z.literal('table'),
    id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
    label,
    type: z._default(z.string().check(z.maxLength(200)), ''),
    /** Path of the list of rows; a payload that is one object is one row. */
    rows: fieldPath,
    /** Path in a row that names it: the same again replaces the row. '' adds each as a new row. */
    key: z._default(fieldPath, ''),
    columns: z.array(z.object({ label, value: fieldPath })).check(z.minLength(1), z.maxLength(12)),
  }),
])
export type MappingEntry = z.infer<typeof mappingEntry>

/** All entries of one source; ids are unique. */
export const mapping = z.array(mappingEntry).check(
  z.maxLength(50),
  z.refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, {
    error: 'two entries have the same id',
  }),
)

/** A value that a cell or a tile can show; objects are shown as their JSON text. */
export type CellValue = string | number | boolean | null

/** One mapped row. */
export interface ReadingRow {
  readonly key: string
  readonly cells: readonly CellValue[]
}

/** What one mapping entry read out of one event. */
export type ReadingFact =
  | { readonly kind: 'tile'; readonly id: string; readonly value: CellValue }
  | { readonly kind: 'progress'; readonly id: string; readonly value: number; readonly total: number | null }
  | { readonly kind: 'table'; readonly id: string; readonly rows: readonly ReadingRow[] }

/** What a mapping entry shows now: the entry itself, so that the screen needs nothing else, and what was read last. */
export interface Reading {
  readonly source: string
  readonly entry: MappingEntry
  /** Of a tile or a progress bar. */
  readonly value: CellValue
  readonly total: number | null
  /** Of a table, latest first, at most 200. */
  readonly rows: readonly ReadingRow[]
  readonly receivedAt: number
}

/** Key of a reading. */
export function readingKey(source: string, entryId: string): string {
  return `${encodeURIComponent(source)}/${encodeURIComponent(entryId)}`
}
