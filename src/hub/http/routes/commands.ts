import type { HubStore } from '../../store/hub-store.ts'
import type { Route } from '../route.ts'
import { createCommandRoutes } from './command-route.ts'
import { dashboardRoutes } from './dashboard.ts'
import { episodeRoutes } from './episodes.ts'
import { libraryRoutes } from './library.ts'
import { shopRoutes } from './shop.ts'

/** The commands of contract.md that write the log, answered 201 or 200 with `{position, …}`. */
export function commandRoutes(store: HubStore): readonly Route[] {
  const routes = createCommandRoutes(store)
  return [
    ...shopRoutes(routes),
    ...episodeRoutes(routes),
    ...libraryRoutes(routes),
    ...dashboardRoutes(routes),
  ]
}
