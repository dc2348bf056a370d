import type { WriteDb } from '../../node/sqlite/db.ts'
import { type CollectionName, collectionNames, type Patch } from '../../shared/domain/collections.ts'
import type { Change } from '../projections/view.ts'

/**
 * Collections whose entries outlive the process. Connections, their tests and the console itself are new in every run, and the feed is read
 * back from the events themselves.
 */
export const keptCollections: readonly CollectionName[] = collectionNames.filter(
  (name) => name !== 'sources' && name !== 'feed' && name !== 'checks' && name !== 'console',
)
const kept: ReadonlySet<CollectionName> = new Set(keptCollections)

interface EntityRow {
  readonly collection: string
  readonly key: string
  readonly value: string
}

/** The screen's entries as JSON, one row each. */
export function createEntityTable(db: WriteDb) {
  const select = db.prepare<[], EntityRow>('SELECT collection, key, value FROM entities')
  const upsert = db.prepare<[collection: string, key: string, source: string, value: string]>(`
    INSERT INTO entities (collection, key, source, value) VALUES (?, ?, ?, ?)
    ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value`)
  const remove = db.prepare<[collection: string, key: string]>(
    'DELETE FROM entities WHERE collection = ? AND key = ?',
  )

  return {
    /** Only this program writes the table and a newer schema is refused, so the values need no second parse. */
    all: (): readonly Patch[] =>
      select.all().map((row) => [row.collection, row.key, JSON.parse(row.value)] as unknown as Patch),
    saveTx(changes: readonly Change[]): void {
      for (const { patch, json } of changes) {
        const [collection, key, value] = patch
        if (!kept.has(collection)) continue
        if (value === null) remove.run(collection, key)
        else if ('source' in value) upsert.run(collection, key, value.source, json)
      }
    },
  }
}
