import {
  type CollectionName,
  type Collections,
  collectionNames,
  forCollections,
  type Patch,
} from '../../shared/domain/collections.ts'
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
  // A table for each name; TypeScript cannot follow the row types through a function over all names.
  const tables = forCollections(() => createCollection()) as unknown as WritableTables
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
      for (const name of collectionNames) tableOf(tables, name).replaceAll(rows[name])
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
  const rows = forCollections(() => new Map()) as Rows
  for (const [name, key, value] of patches) {
    const table = rows[name] as Map<string, AnyRow>
    if (value === null) table.delete(key)
    else table.set(key, value)
  }
  return rows
}
