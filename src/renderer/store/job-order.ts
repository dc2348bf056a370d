import { isEnded, type Job } from '../../shared/domain/job.ts'

/** Running jobs: the youngest on top, which does not shuffle them while they go on. */
export function compareRunning(a: Job, b: Job): number {
  return b.startedAt - a.startedAt
}

/** The history of jobs, the latest end on top. */
export function compareEnded(a: Job, b: Job): number {
  return (b.endedAt ?? b.changedAt) - (a.endedAt ?? a.changedAt)
}

/**
 * The percentage as a whole number for the screen, or null. Rounded down, so that 100 is said only of what is whole;
 * a hair below a whole number is that number (0.29 * 100).
 */
export function wholePercent(percent: number | null): number | null {
  return percent === null ? null : Math.floor(percent + 1e-6)
}

/** How many of these jobs are on their way. */
export function countRunning(jobs: Iterable<Job>): number {
  let count = 0
  for (const { status } of jobs) if (!isEnded(status)) count += 1
  return count
}
