import type { AwaySummary } from '../../../shared/domain/console-state.ts'
import type { ViewName } from '../../store/view-state.ts'

/** One thing that happened meanwhile, and the view that has it. */
export interface AwayFact {
  readonly name: 'alerts' | 'critical' | 'open' | 'transactions' | 'gaps'
  readonly count: number
  readonly view: ViewName
}

/** What a summary of a time away has to tell; what did not happen is left out. */
export function awayFacts(away: AwaySummary): readonly AwayFact[] {
  const alerts = away.info + away.warning + away.critical
  const facts: readonly AwayFact[] = [
    { name: 'alerts', count: alerts, view: 'alerts' },
    { name: 'critical', count: away.critical, view: 'alerts' },
    { name: 'open', count: away.open, view: 'alerts' },
    { name: 'transactions', count: away.transactions, view: 'sales' },
    { name: 'gaps', count: away.gaps, view: 'sources' },
  ]
  return facts.filter(({ count }) => count > 0)
}
