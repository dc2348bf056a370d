import type { WriteDb } from '../../node/sqlite/db.ts'
import type { SourceSettings } from '../../shared/settings/schema.ts'

/** A source that was removed and can still be brought back. */
export interface Removal {
  readonly settings: SourceSettings
  /** Its place in the list of sources, from 0. */
  readonly place: number
  /** Epoch ms; then its secret and its entries go. */
  readonly purgeAt: number
}

interface RemovalRow {
  readonly settings: string
  readonly place: number
  readonly purge_at: number
}

/** Removed sources whose data is still there. */
export function createRemovalTable(db: WriteDb) {
  const select = db.prepare<[], RemovalRow>('SELECT settings, place, purge_at FROM removals')
  const upsert = db.prepare<[source: string, settings: string, place: number, purgeAt: number]>(`
    INSERT INTO removals (source, settings, place, purge_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (source) DO UPDATE SET settings = excluded.settings, place = excluded.place,
      purge_at = excluded.purge_at`)
  const remove = db.prepare<[source: string]>('DELETE FROM removals WHERE source = ?')
  return {
    /** Only this program writes the table and a newer schema is refused, so the settings need no second parse. */
    all: (): readonly Removal[] =>
      select.all().map(({ settings, place, purge_at: purgeAt }) => ({
        settings: JSON.parse(settings) as SourceSettings,
        place,
        purgeAt,
      })),
    saveTx: (removal: Removal): void => {
      upsert.run(removal.settings.id, JSON.stringify(removal.settings), removal.place, removal.purgeAt)
    },
    dropTx: (source: string): void => {
      remove.run(source)
    },
  }
}
