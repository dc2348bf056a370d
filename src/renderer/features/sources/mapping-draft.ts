import { type MappingEntry, mapping } from '../../../shared/domain/mapping.ts'
import { checkShape } from '../../bridge/check-shape.ts'

export const entryKinds = ['tile', 'progress', 'table'] as const
export type EntryKind = (typeof entryKinds)[number]
export const tileUnits = ['number', 'money', 'percent', 'text'] as const

/** A new entry with an id that no other has. */
export function newEntry(kind: EntryKind, entries: readonly MappingEntry[], label: string): MappingEntry {
  const taken = new Set(entries.map(({ id }) => id))
  let count = 1
  while (taken.has(`${kind}-${count}`)) count += 1
  const common = { id: `${kind}-${count}`, label, type: '' }
  switch (kind) {
    case 'tile':
      return { kind, ...common, value: '', unit: 'number' }
    case 'progress':
      return { kind, ...common, value: '', total: '' }
    case 'table':
      return { kind, ...common, rows: '', key: '', columns: [{ label: '', value: '' }] }
  }
}

/** The list with one entry replaced. */
export function replaced(
  entries: readonly MappingEntry[],
  id: string,
  entry: MappingEntry,
): readonly MappingEntry[] {
  return entries.map((other) => (other.id === id ? entry : other))
}

/** The list with one entry a place further up (-1) or down (1); the same list at its ends. */
export function shifted(entries: readonly MappingEntry[], id: string, by: -1 | 1): readonly MappingEntry[] {
  const from = entries.findIndex((entry) => entry.id === id)
  const entry = entries[from]
  const to = from + by
  if (!entry || to < 0 || to >= entries.length) return entries
  const rest = entries.filter((other) => other !== entry)
  return [...rest.slice(0, to), entry, ...rest.slice(to)]
}

/** A field of an entry that holds a path; `columns.<n>` is a column's. */
export type PathField = 'value' | 'total' | 'rows' | 'key' | `columns.${number}`

/** The field that a click on a payload's field fills, when none was chosen. */
export function firstPathField(entry: MappingEntry): PathField {
  return entry.kind === 'table' ? 'columns.0' : 'value'
}

/**
 * An entry with the path of one of its fields set.
 *
 * @param path from the whole payload; for a table's key and columns it is made relative to a row
 * @param name what the field is called, taken as the label where there is none yet
 */
export function withPath(entry: MappingEntry, field: PathField, path: string, name: string): MappingEntry {
  const label = entry.label === '' && entry.kind !== 'table' ? name.slice(0, 80) : entry.label
  if (entry.kind === 'tile') return field === 'value' ? { ...entry, label, value: path } : entry
  if (entry.kind === 'progress') {
    return field === 'value' || field === 'total' ? { ...entry, label, [field]: path } : entry
  }
  if (field === 'rows') return { ...entry, rows: path }
  const inRow = relativeToRow(entry.rows, path)
  if (field === 'key') return { ...entry, key: inRow }
  const at = Number(field.slice('columns.'.length))
  return {
    ...entry,
    columns: entry.columns.map((column, index) =>
      index === at ? { label: column.label === '' ? name.slice(0, 80) : column.label, value: inRow } : column,
    ),
  }
}

/** `items[0].name` seen from a row of `items` is `name`; what is not in a row stays as it is. */
export function relativeToRow(rows: string, path: string): string {
  if (!path.startsWith(rows)) return path
  const rest = path.slice(rows.length)
  // `item` is no beginning of `items[0]`.
  if (rows !== '' && rest !== '' && !/^[.[]/.test(rest)) return path
  return rest.replace(/^\[\d+\]/, '').replace(/^\./, '')
}

/** What is wrong with entries: by their place, the fields. The engine checks again. */
export function mappingProblems(entries: readonly MappingEntry[]): ReadonlyMap<number, ReadonlySet<string>> {
  const problems = new Map<number, Set<string>>()
  const shape = checkShape(mapping, entries)
  if (shape.ok) return problems
  for (const path of shape.paths) {
    const [place = '', ...field] = path.split('.')
    const index = /^\d+$/.test(place) ? Number(place) : 0
    problems.set(index, (problems.get(index) ?? new Set()).add(field.join('.')))
  }
  return problems
}

/** A mapping out of a file, or why it is none. */
export type ImportedMapping =
  | { readonly ok: true; readonly entries: readonly MappingEntry[] }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-a-mapping'; readonly paths: readonly string[] }

/** Reads an exported mapping: the list itself, or an object that has it as `mapping`. Its text is untrusted. */
export function importMapping(text: string): ImportedMapping {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'not-json', paths: [] }
  }
  const inner = typeof value === 'object' && value !== null && 'mapping' in value ? value.mapping : value
  const shape = checkShape(mapping, inner)
  if (shape.ok) return { ok: true, entries: shape.data }
  return { ok: false, reason: 'not-a-mapping', paths: shape.paths.slice(0, 3) }
}
