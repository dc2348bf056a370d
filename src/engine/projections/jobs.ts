import type { PatchOf } from '../../shared/domain/collections.ts'
import { isEnded, type Job, type JobFact, jobKey } from '../../shared/domain/job.ts'
import type { View } from './view.ts'

/** The rate is a mean over this time, ms, or over the job's life while that is shorter. */
const rateWindowMs = 60_000

/**
 * One word about a job (C8). What it leaves out stays known, and what nobody said stays null. A word older than what is
 * known changes nothing, so a replay on connect cannot start a job again that has ended; a newer one can: the source uses
 * the id again.
 */
export function projectJob(view: View, source: string, fact: JobFact): PatchOf<'jobs'> | null {
  const key = jobKey({ source, jobId: fact.jobId })
  const known = view.get('jobs', key)
  if (known !== undefined && isOlder(fact, known)) return null
  const before = known !== undefined && isEnded(known.status) && !isEnded(fact.status) ? undefined : known
  const current = fact.current ?? before?.current ?? null
  const total = fact.total ?? before?.total ?? null
  const rate = rateOf(before, current, fact.at)
  const job: Job = {
    source,
    jobId: fact.jobId,
    label: fact.label || (known?.label ?? ''),
    status: fact.status,
    current,
    total,
    percent: fact.percent ?? percentOf(current, total) ?? before?.percent ?? null,
    errors: fact.errors ?? before?.errors ?? null,
    startedAt: before?.startedAt ?? fact.at,
    changedAt: fact.at,
    endedAt: isEnded(fact.status) ? (before?.endedAt ?? fact.at) : null,
    rate,
    remainingMs: isEnded(fact.status) ? null : remainingOf(current, total, rate),
  }
  return known !== undefined && sameJob(known, job) ? null : ['jobs', key, job]
}

function isOlder(fact: JobFact, known: Job): boolean {
  if (fact.at < known.changedAt) return true
  // Two words of one instant: the end is the later one.
  return fact.at === known.changedAt && isEnded(known.status) && !isEnded(fact.status)
}

function percentOf(current: number | null, total: number | null): number | null {
  if (current === null || total === null || total <= 0) return null
  return Math.min(100, Math.max(0, (100 * current) / total))
}

/**
 * Items a second: exactly the mean since the first word while that is less than a minute ago; then each word takes the
 * share of the last minute that has passed since the one before it. Needs no list of samples, so it survives a restart.
 */
function rateOf(before: Job | undefined, current: number | null, at: number): number | null {
  if (before === undefined || before.current === null || current === null) return before?.rate ?? null
  const done = current - before.current
  if (done < 0) return null
  const passed = at - before.changedAt
  const window = Math.min(rateWindowMs, at - before.startedAt)
  if (window <= 0) return before.rate
  const share = Math.min(1, passed / window)
  const old = before.rate === null ? 0 : before.rate * (1 - share)
  return before.rate === null && passed <= 0 ? null : old + (done * 1_000) / Math.max(window, passed)
}

function remainingOf(current: number | null, total: number | null, rate: number | null): number | null {
  if (current === null || total === null || rate === null || rate <= 0) return null
  return Math.max(0, Math.round(((total - current) * 1_000) / rate))
}

function sameJob(a: Job, b: Job): boolean {
  return (Object.keys(b) as (keyof Job)[]).every((field) => a[field] === b[field])
}
