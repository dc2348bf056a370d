import type { ReadDb } from '../../node/sqlite/db.ts'
import type { SnapshotAt, SnapshotParts, SnapshotQuery } from './snapshot-parts.ts'
import { createEpisodeSnapshot } from './tables/episode-snapshot.ts'
import { createLibrarySnapshot } from './tables/library-snapshot.ts'
import { createShopSnapshot } from './tables/shop-snapshot.ts'

/**
 * Makes `GET /v1/snapshot`: every entry is the JSON of the event that last spoke of it, put together as text, so that
 * the cost is one copy.
 *
 * @returns JSON text of a `HubSnapshot`
 */
export function createSnapshot(db: ReadDb): (query: SnapshotQuery, at: SnapshotAt) => string {
  const shop = createShopSnapshot(db)
  const episodes = createEpisodeSnapshot(db)
  const library = createLibrarySnapshot(db)
  return (query, at) => {
    const parts: SnapshotParts = { ...shop(query, at), ...episodes(query), ...library(query) }
    // The cashiers' figures are a part of the revenue, not a topic of their own.
    const names = new Set(query.topics.includes('revenue') ? [...query.topics, 'cashiers'] : query.topics)
    const wanted = Object.entries(parts).filter(([name]) => names.has(name))
    const body = wanted.map(([name, render]) => `,${JSON.stringify(name)}:${render()}`).join('')
    return `{"position":${JSON.stringify(at.position)}${body}}`
  }
}
