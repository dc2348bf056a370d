import type { Job } from '../../../../shared/domain/job.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useMoment } from '../../../app/use-age.ts'
import { useFreshness } from '../../../app/use-freshness.ts'
import { usePresence } from '../../../app/use-presence.ts'
import { useVersion } from '../../../app/use-rows.ts'
import { wholePercent } from '../../../store/job-order.ts'
import { Bar } from '../../../ui/bar.tsx'
import { Mark, type MarkName } from '../../../ui/mark.tsx'
import { amountText, jobName } from '../../jobs/job-facts.ts'
import { useEndedJobs, useRunningJobs } from '../../jobs/use-jobs.ts'
import { WatcherStatus } from '../../jobs/watcher-status.tsx'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './rows.module.css'

const shownRunning = 50
const shownEnded = 20

/** Jobs on their way. */
export function RunningJobList() {
  const { t } = useSpeech()
  const { jobs } = useRunningJobs(shownRunning)
  return (
    <PagedList
      title={t('jobs.running')}
      rows={jobs}
      height={110}
      width={700}
      testId="wall-jobs"
      empty={<AllWell title={t('jobs.none')} />}
    >
      {(job) => <RunningLine job={job} />}
    </PagedList>
  )
}

/** How the latest jobs ended. */
export function EndedJobList() {
  const { t } = useSpeech()
  const jobs = useEndedJobs(shownEnded)
  return (
    <PagedList
      title={t('jobs.history')}
      rows={jobs}
      first
      height={64}
      width={700}
      empty={<AllWell title={t('jobs.historyNone')} />}
    >
      {(job) => <EndedLine job={job} />}
    </PagedList>
  )
}

/** Whether the folders are watched, source by source; nothing where no source watches any. */
export function WatcherLine() {
  const { watchers } = useConsole().store.tables
  useVersion(watchers)
  if (!usePresence(watchers)) return null
  return (
    <p className={styles.watchers}>
      {[...watchers.rows].map(([key, watcher]) => (
        <WatcherStatus key={key} watcher={watcher} />
      ))}
    </p>
  )
}

function RunningLine({ job }: { readonly job: Job }) {
  const speech = useSpeech()
  const { stale } = useFreshness(job.source, job.changedAt)
  const percent = wholePercent(job.percent)
  const name = jobName(speech, job)
  return (
    <div className={styles.running} data-stale={stale}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.soft}>{amountText(speech, job)}</span>
        {percent !== null && <span className={styles.number}>{`${percent}%`}</span>}
      </div>
      <Bar
        label={speech.t('jobs.progress', { name })}
        percent={job.percent}
        tone={stale ? 'stale' : 'accent'}
      />
    </div>
  )
}

const markOf: Readonly<Record<Job['status'], MarkName>> = {
  running: 'connecting',
  completed: 'done',
  failed: 'critical',
  cancelled: 'off',
}

function EndedLine({ job }: { readonly job: Job }) {
  const speech = useSpeech()
  const moment = useMoment(job.endedAt ?? job.changedAt)
  return (
    <div className={styles.line}>
      <Mark name={markOf[job.status]} />
      <span className={styles.name}>{jobName(speech, job)}</span>
      <span className={styles.soft}>{speech.t(`jobStatus.${job.status}`)}</span>
      <span className={styles.soft}>{moment}</span>
    </div>
  )
}
