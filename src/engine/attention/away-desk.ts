import type { Clock } from '../../node/time/clock.ts'
import type { Severity } from '../../shared/domain/alert.ts'
import type { AwaySummary } from '../../shared/domain/console-state.ts'
import type { BeforeView, CommitCause } from '../pipeline/committer.ts'
import type { Change, View } from '../projections/view.ts'
import { isRaised } from '../rules/alert-life.ts'

/** Counts what comes while nobody can see a window, and tells it once on return (design.md, section 4). */
export interface AwayDesk {
  /** Whether nobody can see a window now. @returns the summary of an absence that ended just now and saw something */
  setAway(away: boolean): AwaySummary | null
  afterCommit(changes: readonly Change[], before: BeforeView, cause: CommitCause): void
}

interface Absence {
  readonly from: number
  /** Alerts that stood when they were raised; what is only news is counted, since a console may be hidden for months. */
  readonly raised: Map<string, Severity>
  readonly news: Record<Severity, number>
  transactions: number
  gaps: number
}

export function createAwayDesk(state: View, clock: Pick<Clock, 'now'>): AwayDesk {
  let absence: Absence | null = null

  function summaryOf({ from, raised, news, transactions, gaps }: Absence): AwaySummary | null {
    const counts = { ...news }
    let open = 0
    for (const [id, severity] of raised) {
      counts[severity] += 1
      if (state.get('alerts', id)?.state === 'open') open += 1
    }
    if (counts.info + counts.warning + counts.critical + transactions + gaps === 0) return null
    return { from, to: clock.now(), ...counts, open, transactions, gaps }
  }

  return {
    setAway(away) {
      if (away === (absence !== null)) return null
      const ended = absence
      const news = { info: 0, warning: 0, critical: 0 }
      absence = away ? { from: clock.now(), raised: new Map(), news, transactions: 0, gaps: 0 } : null
      return ended === null ? null : summaryOf(ended)
    },
    afterCommit(changes, before, cause) {
      if (absence === null || cause !== 'new') return
      for (const { patch, existed } of changes) {
        if (patch[0] === 'alerts' && patch[2] !== null) {
          const [, id, alert] = patch
          if (!isRaised(before.get('alerts', id), alert)) continue
          if (alert.state === 'resolved') absence.news[alert.severity] += 1
          else absence.raised.set(id, alert.severity)
        } else if (patch[0] === 'transactions' && patch[2] !== null) {
          // A snapshot also brings older ones that this console only did not know.
          if (!existed && patch[2].at >= absence.from) absence.transactions += 1
        } else if (patch[0] === 'gaps' && patch[2] !== null && !existed) absence.gaps += 1
      }
    },
  }
}
