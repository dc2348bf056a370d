import type { LogEvent } from '../../../store/hub-store.ts'
import type { Payload, PublishedPayload } from '../payload.ts'
import type { Shape } from '../shape.ts'

/** `{type, data, timestamp}`, the one form of all ComicMaintainer events (C1); the time is in seconds, with a fraction. */
export interface ComicMessage {
  readonly type: string
  readonly data: unknown
  readonly timestamp: number
}

/** Topics of the log that ComicMaintainer's clients hear of. What others publish under `comic` passes as it is (C9). */
export const comicTopics = ['cache', 'watcher', 'files', 'jobs', 'comic'] as const

const seconds = (ts: string): number => Date.parse(ts) / 1000

/** `{current, total, percent}`, or what the live code's jobs have (C8; part F). */
function progressOf({ current, total, errors, status }: Payload<'job.changed'>, shape: Shape) {
  const done = status === 'completed' ? 100 : 0
  const percent = total === 0 ? done : Math.round((current / total) * 1000) / 10
  return shape === 'live'
    ? { processed: current, total, success: Math.max(0, current - errors), errors, percentage: percent }
    : { current, total, percent }
}

export function cacheMessage({ ts, complete, message }: Payload<'cache.rebuild'>): ComicMessage {
  return {
    type: 'cache_updated',
    data: { rebuild_complete: complete, message },
    timestamp: seconds(ts),
  }
}
export function watcherMessage({ ts, running, enabled }: Payload<'watcher.changed'>): ComicMessage {
  return { type: 'watcher_status', data: { running, enabled }, timestamp: seconds(ts) }
}
export function fileMessage({
  ts,
  filepath,
  filename,
  success,
  error,
}: Payload<'file.processed'>): ComicMessage {
  const data = { filepath, filename, success, error: error === '' ? null : error }
  return { type: 'file_processed', data, timestamp: seconds(ts) }
}
export function jobMessage(job: Payload<'job.changed'>, shape: Shape): ComicMessage {
  const data = { job_id: job.jobId, status: job.status, progress: progressOf(job, shape) }
  return { type: 'job_updated', data, timestamp: seconds(job.ts) }
}

/**
 * An event of the log in ComicMaintainer's words. The live code sends no `cache_updated` any more (part F); it defines
 * `watcher_status` without sending it, so there the hub says more than the system.
 *
 * @returns null for what clients of this shape never get
 */
export function comicMessage(event: LogEvent, shape: Shape): ComicMessage | null {
  const payload: unknown = JSON.parse(event.data)
  switch (event.type) {
    case 'cache.rebuild':
      return shape === 'live' ? null : cacheMessage(payload as Payload<'cache.rebuild'>)
    case 'watcher.changed':
      return watcherMessage(payload as Payload<'watcher.changed'>)
    case 'file.processed':
      return fileMessage(payload as Payload<'file.processed'>)
    case 'job.changed':
      return jobMessage(payload as Payload<'job.changed'>, shape)
    default: {
      if (event.topic !== 'comic') return null
      const { ts, data = null } = payload as PublishedPayload
      return { type: event.type, data, timestamp: seconds(ts) }
    }
  }
}
