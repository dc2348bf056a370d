import type * as z from 'zod/mini'
import type { EpisodeFact } from '../../shared/domain/episode.ts'
import type { Fact } from '../../shared/domain/event.ts'
import type {
  cacheRebuild,
  episodeChanged,
  fileProcessed,
  jobChanged,
  logWritten,
  notificationCreated,
  statsChanged,
  watcherChanged,
} from '../../shared/hub/events.ts'
import { safeUrl } from './safe-url.ts'
import { jsonText } from './wire-value.ts'

/** The hub's job; its total 0 means that the total is not known. `at` of this and the others is epoch ms. */
export function jobFact(job: z.infer<typeof jobChanged>, at: number): Fact {
  const { jobId, label, status, current, errors } = job
  const total = job.total > 0 ? job.total : null
  const percent = total === null ? null : Math.min((current / total) * 100, 100)
  return { kind: 'job', job: { jobId, label, status, current, total, percent, errors, at } }
}

export function fileFact(file: z.infer<typeof fileProcessed>, at: number): Fact {
  const { filepath, filename, success, error } = file
  return { kind: 'file', file: { path: filepath, name: filename, success, error, at } }
}

export function watcherFact({ running, enabled }: z.infer<typeof watcherChanged>, at: number): Fact {
  return { kind: 'watcher', watcher: { running, enabled, changedAt: at } }
}

export function cacheFact({ complete, message }: z.infer<typeof cacheRebuild>, at: number): Fact {
  return { kind: 'cache', cache: { state: complete ? 'ready' : 'rebuilding', message, changedAt: at } }
}

/**
 * A card of the hub's own list. Hidden episodes, which only admins are told of, are no cards (R6): their management asks
 * the hub itself. The hub has no pages, so there is no link.
 */
export function episodeCard(episode: z.infer<typeof episodeChanged>): EpisodeFact {
  const { id, animeTitle, title, number, poster, adult, createdAt } = episode
  return {
    episodeId: id,
    animeTitle,
    title,
    number,
    link: null,
    poster: poster !== null && URL.canParse(poster) ? safeUrl(poster, poster) : null,
    adult,
    isNew: false,
    publishedAt: Date.parse(createdAt) || null,
  }
}

export function statsFact(stats: z.infer<typeof statsChanged>): Fact {
  return {
    kind: 'stats',
    stats: {
      users: stats.users,
      requestsTotal: stats.requests.total,
      requestsTracking: stats.requests.tracking,
      episodesTracked: stats.episodes_tracked,
      notificationsSent: stats.notifications.sent,
      notificationsPending: stats.notifications.pending,
      ts: Date.parse(stats.ts) || null,
    },
  }
}

export function notificationFact(row: z.infer<typeof notificationCreated>, at: number): Fact {
  const { id, title, body, severity } = row
  return { kind: 'notification', notification: { id, title, body, severity, kind: '', at } }
}

export function logFact({ level, message, context }: z.infer<typeof logWritten>, at: number): Fact {
  return {
    kind: 'log',
    line: { level, message, context: context === null ? '' : jsonText(context), at },
  }
}
