import { useMemo } from 'react'
import { countOpen } from '../store/open-alerts.ts'
import type { ViewName } from '../store/view-state.ts'
import { useConsole } from './console-context.tsx'
import { useVersion } from './use-rows.ts'

/** What a view says in the rail: how many things need a person, and whether it is urgent. */
export interface ViewCounts {
  readonly count: number
  readonly urgent: boolean
}

const none: ViewCounts = { count: 0, urgent: false }

/** Counts of a view: low stock for stock, open alerts for alerts, sources that need somebody for sources. */
export function useViewCounts(view: ViewName): ViewCounts {
  const { stockFacets, store } = useConsole()
  const stock = useVersion(stockFacets)
  const alerts = useVersion(store.tables.alerts)
  const sources = useVersion(store.tables.sources)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say when the stores have changed
  return useMemo(() => {
    switch (view) {
      case 'stock':
        return { count: stockFacets.low(), urgent: true }
      case 'alerts':
        return countOpen(store.tables.alerts.rows.values())
      case 'sources': {
        let count = 0
        for (const source of store.tables.sources.rows.values()) {
          if (source.connection.state === 'needs-you') count += 1
        }
        return { count, urgent: true }
      }
      default:
        return none
    }
  }, [view, stock, alerts, sources])
}
