import type {
  JobAlertParams,
  PendingAlertParams,
  WatcherAlertParams,
} from '../../shared/domain/alert-params.ts'
import type { Job } from '../../shared/domain/job.ts'
import type { Watcher } from '../../shared/domain/library.ts'
import type { Stats } from '../../shared/domain/stats.ts'
import type { RuleContext } from './rule-context.ts'
import type { Verdict } from './standing.ts'

/** An entry over one transaction. */
export interface EntryChange<T> {
  /** As it was before the first live message; undefined: the first word about it. */
  readonly before: T | undefined
  /** Undefined: it is gone. */
  readonly after: T | undefined
  readonly live: boolean
}

/** A job that failed (C8); over when its source uses the id again, or takes the job away. */
export function jobRule({ before, after, live }: EntryChange<Job>, { rules }: RuleContext): Verdict | null {
  if (after?.status !== 'failed' || !rules.takes('job-failed', after.source)) return null
  const params = { name: after.label || after.jobId, errors: after.errors ?? 0 } satisfies JobAlertParams
  const call = { kind: 'job-failed', rule: 'job-failed', params } as const
  return { call, fires: live && before?.status !== 'failed' }
}

/** A watcher that ran, and does not although it is switched on (C6); over when it runs or is switched off. */
export function watcherRule(change: EntryChange<Watcher>, context: RuleContext): Verdict | null {
  const { before, after, live } = change
  if (after === undefined || after.running || !after.enabled) return null
  if (!context.rules.takes('watcher-stopped', after.source)) return null
  const params = { source: context.sourceName(after.source) } satisfies WatcherAlertParams
  const call = { kind: 'watcher-stopped', rule: 'watcher-stopped', params } as const
  return { call, fires: live && before?.running === true }
}

/**
 * Notices that wait, above the limit (D9); over when they are below it by the margin.
 *
 * @param isStanding whether it is raised or waits: then the margin holds it
 */
export function pendingRule(
  { before, after, live }: EntryChange<Stats>,
  isStanding: boolean,
  context: RuleContext,
): Verdict | null {
  if (after === undefined || !context.rules.takes('pending-high', after.source)) return null
  const { limit, margin } = context.rules.builtIn('pending-high')
  const most = limit ?? 0
  const isHigh = after.notificationsPending > most
  if (!isHigh && !(isStanding && after.notificationsPending > most - margin)) return null
  const params = {
    source: context.sourceName(after.source),
    pending: after.notificationsPending,
    limit: most,
  } satisfies PendingAlertParams
  // Figures are absolute: the first word about them says how things stand, not that they became so.
  const wasLow = before !== undefined && before.notificationsPending <= most
  const fires = live && isHigh && wasLow && !isStanding
  return { call: { kind: 'pending-high', rule: 'pending-high', params }, fires }
}
