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
  readonly raised: Map<string, Severity>
  readonly transactions: Set<string>
  readonly gaps: Set<string>
}

export function createAwayDesk(state: View, clock: Pick<Clock, 'now'>): AwayDesk {
  let absence: Absence | null = null

  function summaryOf({ from, raised, transactions, gaps }: Absence): AwaySummary | null {
    if (raised.size + transactions.size + gaps.size === 0) return null
    const counts = { info: 0, warning: 0, critical: 0 }
    let open = 0
    for (const [id, severity] of raised) {
      counts[severity] += 1
      if (state.get('alerts', id)?.state === 'open') open += 1
    }
    return { from, to: clock.now(), ...counts, open, transactions: transactions.size, gaps: gaps.size }
  }

  return {
    setAway(away) {
      if (away === (absence !== null)) return null
      const ended = absence
      absence = away
        ? { from: clock.now(), raised: new Map(), transactions: new Set(), gaps: new Set() }
        : null
      return ended === null ? null : summaryOf(ended)
    },
    afterCommit(changes, before, cause) {
      if (absence === null || cause !== 'new') return
      for (const { patch, existed } of changes) {
        if (patch[0] === 'alerts' && patch[2] !== null) {
          if (isRaised(before.get('alerts', patch[1]), patch[2]))
            absence.raised.set(patch[1], patch[2].severity)
        } else if (patch[0] === 'transactions' && patch[2] !== null) {
          // A snapshot also brings older ones that this console only did not know.
          if (!existed && patch[2].at >= absence.from) absence.transactions.add(patch[1])
        } else if (patch[0] === 'gaps' && patch[2] !== null && !existed) absence.gaps.add(patch[1])
      }
    },
  }
}
