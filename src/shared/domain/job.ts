/** Statuses of a job (C8, source-systems.md F). Any other word of a source is kept as `running` while it has no end. */
export const jobStatuses = ['running', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** What a source said of a job; what it left out is null, which is not zero. */
export interface JobFact {
  readonly jobId: string
  /** '' where the source gives none. */
  readonly label: string
  readonly status: JobStatus
  readonly current: number | null
  readonly total: number | null
  /** 0 to 100; computed from current and total where the source does not say. */
  readonly percent: number | null
  readonly errors: number | null
  /** The source's own time of this word, epoch ms; the time of receipt where it sends none. */
  readonly at: number
}

/** One job with its progress, running or in the history of jobs. */
export interface Job extends Omit<JobFact, 'at'> {
  readonly source: string
  /** Time of the first word about it, epoch ms; all times of a job are `JobFact.at`, so they can be compared. */
  readonly startedAt: number
  readonly changedAt: number
  /** When it reached an end; null while it runs. */
  readonly endedAt: number | null
  /** Items a second over its last minute; null before there are two words about it. */
  readonly rate: number | null
  /** Expected time to its end as of `changedAt`, ms; null where it cannot be known. */
  readonly remainingMs: number | null
}

/** Key of a job over all sources. */
export function jobKey(job: Pick<Job, 'source' | 'jobId'>): string {
  return `${encodeURIComponent(job.source)}/${encodeURIComponent(job.jobId)}`
}

/** Whether nothing more is expected of the job. */
export function isEnded(status: JobStatus): boolean {
  return status !== 'running'
}
