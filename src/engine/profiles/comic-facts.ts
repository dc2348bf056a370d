import type { Fact } from '../../shared/domain/event.ts'
import type { JobStatus } from '../../shared/domain/job.ts'
import { parseAmount } from '../../shared/domain/money.ts'
import { integerOf, isObject, textOf, type WireObject } from './wire-value.ts'

/** Words for the ends of a job; any other word means that it has none yet (C8, part F). */
const ends: Readonly<Record<string, JobStatus>> = {
  completed: 'completed',
  complete: 'completed',
  done: 'completed',
  finished: 'completed',
  success: 'completed',
  succeeded: 'completed',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
  errored: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  aborted: 'cancelled',
  stopped: 'cancelled',
}

/**
 * Reads the details of a known type. `at` is the time of the event, epoch ms.
 *
 * @returns null for a type that this dialect does not have; a known type without what it needs is of unknown shape
 */
export function readComicFact(type: string, details: WireObject, at: number): Fact | null {
  switch (type) {
    case 'cache_updated':
      return readCache(details, at) ?? { kind: 'unknown', why: 'shape' }
    case 'watcher_status':
      return readWatcher(details, at) ?? { kind: 'unknown', why: 'shape' }
    case 'file_processed':
      return readFile(details, at) ?? { kind: 'unknown', why: 'shape' }
    case 'job_updated':
      return readJob(details, at) ?? { kind: 'unknown', why: 'shape' }
    default:
      return null
  }
}

/** False comes first, true after it: only then is there something to show anew (C4). */
function readCache(details: WireObject, at: number): Fact | null {
  const complete = details.rebuild_complete
  if (typeof complete !== 'boolean') return null
  const state = complete ? 'ready' : 'rebuilding'
  return { kind: 'cache', cache: { state, message: textOf(details, 'message'), changedAt: at } }
}

function readWatcher(details: WireObject, at: number): Fact | null {
  const { running, enabled } = details
  if (typeof running !== 'boolean') return null
  // A watcher that runs without saying that it may, may.
  const allowed = typeof enabled === 'boolean' ? enabled : running
  return { kind: 'watcher', watcher: { running, enabled: allowed, changedAt: at } }
}

function readFile(details: WireObject, at: number): Fact | null {
  const name = textOf(details, 'filename')
  const path = textOf(details, 'filepath') || name
  if (path === '') return null
  const error = textOf(details, 'error')
  const success = typeof details.success === 'boolean' ? details.success : error === ''
  return { kind: 'file', file: { path, name: name || lastName(path), success, error, at } }
}

/** Paths come from either family of systems. */
function lastName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

/** Progress as the seed has it, `{current, total, percent}`, or as the live code, `{processed, total, errors, percentage}`. */
function readJob(details: WireObject, at: number): Fact | null {
  const jobId = textOf(details, 'job_id', 'id')
  if (jobId === '') return null
  const progress = isObject(details.progress) ? { ...details, ...details.progress } : details
  const current = countOf(progress, 'current', 'processed', 'completed')
  const total = countOf(progress, 'total', 'total_items', 'total_files')
  const status = ends[textOf(details, 'status').toLowerCase()] ?? 'running'
  const label = textOf(details, 'label', 'title', 'name', 'job_type', 'operation')
  const percent = percentOf(progress, current, total)
  const errors = countOf(progress, 'errors', 'error_count', 'failed')
  return { kind: 'job', job: { jobId, label, status, current, total, percent, errors, at } }
}

/** A count of things: a number, or the list of the things themselves. */
function countOf(object: WireObject, ...fields: readonly string[]): number | null {
  for (const field of fields) {
    const value = object[field]
    const count = Array.isArray(value) ? value.length : integerOf(value)
    if (count !== null && count >= 0) return count
  }
  return null
}

function percentOf(progress: WireObject, current: number | null, total: number | null): number | null {
  for (const field of ['percent', 'percentage']) {
    const told = typeof progress[field] === 'string' ? parseAmount(progress[field]) : progress[field]
    if (typeof told === 'number' && Number.isFinite(told)) return Math.min(Math.max(told, 0), 100)
  }
  if (current === null || total === null || total === 0) return null
  return Math.min((current / total) * 100, 100)
}
