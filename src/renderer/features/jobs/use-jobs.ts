import { useMemo } from 'react'
import { isEnded, type Job } from '../../../shared/domain/job.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useFirst } from '../../app/use-rows.ts'
import { compareEnded, compareRunning } from '../../store/job-order.ts'
import type { Entry } from '../../store/sorted-list.ts'
import { createSortedView } from '../../store/sorted-view.ts'

/** The first jobs on their way, and whether they come from more than one source. */
export function useRunningJobs(count: number): {
  readonly jobs: readonly Entry<Job>[]
  readonly named: boolean
} {
  const { jobs: table } = useConsole().store.tables
  const view = useMemo(
    () =>
      createSortedView({
        collection: table,
        compare: compareRunning,
        accept: (job) => !isEnded(job.status),
      }),
    [table],
  )
  const jobs = useFirst(table, view, count)
  return { jobs, named: new Set(jobs.map(({ value }) => value.source)).size > 1 }
}

/** The first jobs of the history. */
export function useEndedJobs(count: number): readonly Entry<Job>[] {
  const { jobs: table } = useConsole().store.tables
  const view = useMemo(
    () =>
      createSortedView({
        collection: table,
        compare: compareEnded,
        accept: (job) => isEnded(job.status),
      }),
    [table],
  )
  return useFirst(table, view, count)
}
