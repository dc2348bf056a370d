import type { Route } from '../route.ts'
import { comicRoutes } from './comic/routes.ts'
import { episodeRoutes } from './episodes/routes.ts'
import { optikRoutes } from './optik/routes.ts'
import type { DialectParts } from './parts.ts'
import { createSnapshots } from './snapshots.ts'
import { statsRoutes } from './stats/routes.ts'

/** The source systems' own endpoints, rendered from the one log (contract.md), so that their clients work unchanged. */
export function dialectRoutes(parts: DialectParts): readonly Route[] {
  const snapshots = createSnapshots(parts.store, () => parts.clock.now())
  return [
    ...optikRoutes(parts, snapshots),
    ...comicRoutes(parts, snapshots),
    ...episodeRoutes(parts),
    ...statsRoutes(parts, snapshots),
  ]
}
