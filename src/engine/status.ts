import type { SourceView } from '../shared/domain/connection.ts'
import type { Revenue } from '../shared/domain/revenue.ts'
import type { EngineStatus } from './ports.ts'
import type { View } from './projections/view.ts'
import { engineSummary } from './summary.ts'

/**
 * Figures for the status line of a demo run (contract.md). Ages are ms since the last byte.
 *
 * @param views the sources as they are now; those in the state may be a second old
 */
export function engineStatus(state: View, views: readonly SourceView[], now: number): EngineStatus {
  const sources = views.toSorted((a, b) => a.order - b.order)
  const summary = engineSummary(state, false, now)
  const days = revenueOfSources(state)
  return {
    sources: sources.map((source) => ({
      id: source.id,
      state: source.connection.state,
      ageMs: source.lastByteAt === null ? null : Math.max(0, now - source.lastByteAt),
    })),
    events: sources.reduce((sum, source) => sum + source.events, 0),
    transactions: days.reduce((sum, day) => sum + (day.transactions ?? 0), 0),
    revenueTotal: days.reduce((sum, day) => sum + (day.total ?? 0), 0),
    lowStock: summary.lowStock,
    openAlerts: summary.openAlerts,
  }
}

/** A source that tells its total over all branches is counted by that, the others by their branches. */
function revenueOfSources(state: View): readonly Revenue[] {
  const all = [...state.entries('revenue')].map(([, revenue]) => revenue)
  const withTotal = new Set(all.filter((revenue) => revenue.branch === '').map((revenue) => revenue.source))
  return all.filter((revenue) => revenue.branch === '' || !withTotal.has(revenue.source))
}
