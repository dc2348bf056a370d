import type { Alert } from '../../../shared/domain/alert.ts'

/** When what was left out is told, ms. */
export const summaryTimes = {
  /** What comes within this time goes into the same summary. */
  gatherMs: 3_000,
  /** From one summary to the next, where nothing critical came. */
  newsMs: 60_000,
  /** The same, where something critical came. */
  criticalMs: 20_000,
  /** Summaries of so long count on; then counting begins anew. */
  burstMs: 300_000,
} as const

/** How many of what: alerts of one kind, and of one rule where it is a person's own. */
export interface Group {
  /** One of them. Its words are made when they are told: most of a flood never is. */
  readonly alert: Alert
  readonly count: number
}

/** What a summary tells: each alert once, those that were answered meanwhile not any more. */
export interface SummaryFacts {
  readonly count: number
  /** Of these, critical ones. */
  readonly critical: number
  /** The biggest first. */
  readonly groups: readonly Group[]
}

/**
 * Keeps count of the alerts that the limits left out. A burst has one summary, which grows in its place. Pure
 * bookkeeping; `now` is monotonic ms. Its memory is bounded by the alerts of {@link summaryTimes}.burstMs.
 */
export interface Summary {
  /** @returns ms until the summary is due */
  add(alert: Alert, now: number): number
  /** The summary is shown now. @returns null when everything in it was answered meanwhile */
  take(now: number): SummaryFacts | null
  /** The alert was answered, is over, or was shown by itself. @returns whether the summary has nothing left to tell */
  drop(id: string): boolean
}

export function createSummary(): Summary {
  const held = new Map<string, Alert>()
  let since = 0
  let takenAt = Number.NEGATIVE_INFINITY

  return {
    add(alert, now) {
      if (held.size === 0) since = now
      else if (now - since >= summaryTimes.burstMs) {
        held.clear()
        since = now
      }
      held.set(alert.id, alert)
      const spacing = alert.severity === 'critical' ? summaryTimes.criticalMs : summaryTimes.newsMs
      return Math.max(summaryTimes.gatherMs, takenAt + spacing - now)
    },
    take(now) {
      if (held.size === 0) return null
      takenAt = now
      const groups = new Map<string, { readonly alert: Alert; count: number }>()
      let critical = 0
      for (const alert of held.values()) {
        const name = alert.kind === 'custom' ? alert.rule : alert.kind
        const group = groups.get(name)
        if (group === undefined) groups.set(name, { alert, count: 1 })
        else group.count += 1
        if (alert.severity === 'critical') critical += 1
      }
      return { count: held.size, critical, groups: [...groups.values()].sort((a, b) => b.count - a.count) }
    },
    drop: (id) => held.delete(id) && held.size === 0,
  }
}
