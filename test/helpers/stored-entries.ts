import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Alert } from '../../src/shared/domain/alert.ts'
import type { CollectionName } from '../../src/shared/domain/collections.ts'

/**
 * What a console has committed, by key: what a restart finds, and what was decided, whatever any screen shows. Read beside
 * the running program; empty before there is a journal.
 */
function storedEntries(dataDir: string, collection: CollectionName): ReadonlyMap<string, unknown> {
  const file = join(dataDir, 'console.db')
  if (!existsSync(file)) return new Map()
  const db = new Database(file, { readonly: true })
  try {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'entities'").get()
    if (known === undefined) return new Map()
    const rows = db
      .prepare<[string], { readonly key: string; readonly value: string }>(
        'SELECT key, value FROM entities WHERE collection = ?',
      )
      .all(collection)
    return new Map(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
  } finally {
    db.close()
  }
}

/** Alerts that a console has committed. */
export function storedAlerts(dataDir: string): readonly Alert[] {
  return [...storedEntries(dataDir, 'alerts').values()] as Alert[]
}

/** Stock of one product as a console has committed it; null before the first word about it. */
export function storedStock(dataDir: string, productId: string): number | null {
  const items = [...storedEntries(dataDir, 'stock').values()] as {
    readonly productId: string
    readonly stock: number
  }[]
  return items.find((item) => item.productId === productId)?.stock ?? null
}
