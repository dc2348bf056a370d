import type { Patch } from '../../shared/domain/collections.ts'
import {
  type MappingEntry,
  type Reading,
  type ReadingFact,
  type ReadingRow,
  readingKey,
} from '../../shared/domain/mapping.ts'
import type { LineIds } from './context.ts'
import { confirmEveryMs } from './revenue.ts'
import type { View } from './view.ts'

/** Rows of a mapped table, latest first. */
const rowLimit = 200

/** What a reading's projection needs to know besides the fact. */
export interface ReadingContext {
  readonly source: string
  readonly receivedAt: number
  readonly mapping: readonly MappingEntry[]
  /** Names rows that the mapping gives no key. */
  readonly lineIds: LineIds
}

/** What one mapping entry read out of an event (issue 3.6). Null when the mapping no longer has that entry. */
export function projectReading(view: View, fact: ReadingFact, context: ReadingContext): Patch | null {
  const entry = context.mapping.find(({ id }) => id === fact.id)
  if (entry === undefined || entry.kind !== fact.kind) return null
  const key = readingKey(context.source, entry.id)
  const before = view.get('readings', key)
  const reading: Reading = {
    source: context.source,
    entry,
    value: fact.kind === 'table' ? null : fact.value,
    total: fact.kind === 'progress' ? fact.total : null,
    rows: fact.kind === 'table' ? mergeRows(before?.rows ?? [], fact.rows, entry, context.lineIds) : [],
    receivedAt: context.receivedAt,
  }
  return before !== undefined && isConfirmed(before, reading) ? null : ['readings', key, reading]
}

/**
 * Patches that take away what the settings no longer map; a changed entry begins anew.
 *
 * @param mappingOf undefined for a source that the settings do not have: what becomes of its entries is not decided here
 */
export function outdatedReadings(
  view: View,
  mappingOf: (source: string) => readonly MappingEntry[] | undefined,
): readonly Patch[] {
  const patches: Patch[] = []
  for (const [key, { source, entry }] of view.entries('readings')) {
    const mapping = mappingOf(source)
    if (mapping === undefined) continue
    const now = mapping.find(({ id }) => id === entry.id)
    if (JSON.stringify(now) !== JSON.stringify(entry)) patches.push(['readings', key, null])
  }
  return patches
}

function mergeRows(
  known: readonly ReadingRow[],
  told: readonly ReadingRow[],
  entry: MappingEntry,
  lineIds: LineIds,
): readonly ReadingRow[] {
  const isKeyed = entry.kind === 'table' && entry.key !== ''
  const rows = new Map<string, ReadingRow>()
  // The first to be put in stays in front: what was told last, in its own order, then what was known.
  for (const row of told) {
    const named = isKeyed ? row : { ...row, key: lineIds() }
    if (!rows.has(named.key)) rows.set(named.key, named)
  }
  for (const row of known) if (!rows.has(row.key)) rows.set(row.key, row)
  return [...rows.values()].slice(0, rowLimit)
}

function isConfirmed(before: Reading, reading: Reading): boolean {
  const age = reading.receivedAt - before.receivedAt
  if (age < 0 || age >= confirmEveryMs) return false
  if (before.value !== reading.value || before.total !== reading.total) return false
  return JSON.stringify(before.rows) === JSON.stringify(reading.rows)
}
