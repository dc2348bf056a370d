import { assertNever } from '../assert-never.ts'
import type { CellValue, MappingEntry, ReadingFact, ReadingRow } from '../domain/mapping.ts'
import { parseAmount } from '../domain/money.ts'
import { parsePath } from './parse-path.ts'

/** Rows that one event gives at the most, as many as a reading keeps. */
const rowLimit = 200
/** Longest text of a cell, characters; the feed has the whole payload. */
const textLimit = 2_000
/** Names of messages that their server did not name; such a payload may name itself in `type`. */
const unnamed: readonly string[] = ['message', 'poll']

/**
 * Reads a source's mapping out of one event (issue 3.6): used by the profile `generic`, and by the live preview.
 *
 * A tile or a bar whose path leads nowhere gives no fact, so that it keeps what it showed last; `null` in the payload is
 * a value. A row without a key has the key '', which adds it as a new row.
 *
 * @param type the event's name; an entry for a type also takes an unnamed event whose payload says `type` itself
 * @param data parsed JSON of any shape
 * @returns at most one fact for each entry; it never throws
 */
export function readMapping(
  entries: readonly MappingEntry[],
  type: string,
  data: unknown,
): readonly ReadingFact[] {
  return entries
    .filter((entry) => takes(entry, type, data))
    .map((entry) => readEntry(entry, data))
    .filter((fact) => fact !== null)
}

/**
 * The value at a path (issue 3.6). Only what the payload itself holds is found: never a prototype's property, so
 * `__proto__` and `constructor` are names like any other. A list also knows its `length`.
 *
 * @param data parsed JSON of any shape
 * @returns undefined where there is nothing, and for text that is no path; it never throws
 */
export function readPath(data: unknown, path: string): unknown {
  const names = parsePath(path)
  return names === null ? undefined : readSteps(data, names)
}

/** As {@link readPath}, for a path that was taken apart before: once for many events. */
export function readSteps(data: unknown, names: readonly string[]): unknown {
  let value = data
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}

function takes(entry: MappingEntry, type: string, data: unknown): boolean {
  if (entry.type === '' || entry.type === type) return true
  return unnamed.includes(type) && readPath(data, 'type') === entry.type
}

function readEntry(entry: MappingEntry, data: unknown): ReadingFact | null {
  switch (entry.kind) {
    case 'tile': {
      const value = readPath(data, entry.value)
      return value === undefined ? null : { kind: 'tile', id: entry.id, value: inUnit(value, entry.unit) }
    }
    case 'progress': {
      const value = numberOf(readPath(data, entry.value))
      const total = entry.total === '' ? null : numberOf(readPath(data, entry.total))
      // A part of an unknown whole is no percentage either.
      if (value === null || (entry.total !== '' && total === null)) return null
      return { kind: 'progress', id: entry.id, value, total }
    }
    case 'table': {
      const rows = rowsOf(readPath(data, entry.rows))
      if (rows === null) return null
      return { kind: 'table', id: entry.id, rows: rows.slice(0, rowLimit).map((row) => readRow(entry, row)) }
    }
    default:
      return assertNever(entry)
  }
}

function rowsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? [value] : null
}

function readRow(entry: Extract<MappingEntry, { kind: 'table' }>, row: unknown): ReadingRow {
  const key = entry.key === '' ? null : cellOf(readPath(row, entry.key))
  return {
    key: key === null ? '' : String(key),
    cells: entry.columns.map(({ value }) => cellOf(readPath(row, value))),
  }
}

/** A figure as its unit means it; what is no number is shown as it came, so that nothing hides. */
function inUnit(value: unknown, unit: 'number' | 'money' | 'percent' | 'text'): CellValue {
  if (unit === 'text') return cellOf(value)
  return (unit === 'money' ? parseAmount(value) : numberOf(value)) ?? cellOf(value)
}

/** A finite number, or the text of one: many servers write figures as text. */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)
        ? Number(value)
        : Number.NaN
  return Number.isFinite(number) ? number + 0 : null
}

function cellOf(value: unknown): CellValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const text = typeof value === 'string' ? value : jsonText(value)
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text
}

/** A payload nested ten thousand deep parses, but cannot be written again. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}
