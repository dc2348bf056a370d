import type { CollectionName, Collections, Patch } from '../../shared/domain/collections.ts'
import type { Batch, ConsoleSnapshot } from '../../shared/ipc/batch.ts'
import { type Collection, createCollection, type WritableCollection } from './collection.ts'

type Tables = { readonly [C in CollectionName]: Collection<Collections[C]> }
type WritableTables = { readonly [C in CollectionName]: WritableCollection<Collections[C]> }
type Rows = { readonly [C in CollectionName]: Map<string, Collections[C]> }

/** The mirror of the engine's collections. Only batches and snapshots write it; no view ever does. */
export interface ConsoleStore {
  readonly tables: Tables
  /** When the last snapshot was applied, epoch ms; null before the first. What changed after it is news. */
  snapshotAt(): number | null
  applySnapshot(snapshot: ConsoleSnapshot, now: number): void
  applyBatch(batch: Batch): void
}

/** Makes an empty store. */
export function createConsoleStore(): ConsoleStore {
  const tables: WritableTables = {
    sources: createCollection(),
    revenue: createCollection(),
    stock: createCollection(),
    transactions: createCollection(),
    orders: createCollection(),
    alerts: createCollection(),
    gaps: createCollection(),
    feed: createCollection(),
  }
  let snapshotAt: number | null = null

  function publish(): void {
    for (const table of Object.values(tables)) table.publish()
  }

  return {
    tables,
    snapshotAt: () => snapshotAt,
    applySnapshot(snapshot, now) {
      snapshotAt = now
      const rows = rowsOf(snapshot.patches)
      tables.sources.replaceAll(rows.sources)
      tables.revenue.replaceAll(rows.revenue)
      tables.stock.replaceAll(rows.stock)
      tables.transactions.replaceAll(rows.transactions)
      tables.orders.replaceAll(rows.orders)
      tables.alerts.replaceAll(rows.alerts)
      tables.gaps.replaceAll(rows.gaps)
      tables.feed.replaceAll(rows.feed)
      publish()
    },
    applyBatch(batch) {
      for (const [name, key, value] of batch.patches) tableOf(tables, name).set(key, value)
      publish()
    },
  }
}

type AnyRow = Collections[CollectionName]

/** A patch's name and value belong together (collections.ts), which TypeScript cannot follow through an index. */
function tableOf(tables: WritableTables, name: CollectionName): WritableCollection<AnyRow> {
  return tables[name] as unknown as WritableCollection<AnyRow>
}

function rowsOf(patches: readonly Patch[]): Rows {
  const rows: Rows = {
    sources: new Map(),
    revenue: new Map(),
    stock: new Map(),
    transactions: new Map(),
    orders: new Map(),
    alerts: new Map(),
    gaps: new Map(),
    feed: new Map(),
  }
  for (const [name, key, value] of patches) {
    const table = rows[name] as Map<string, AnyRow>
    if (value === null) table.delete(key)
    else table.set(key, value)
  }
  return rows
}
