import { isEnded, type Job, type JobStatus } from '../../../shared/domain/job.ts'
import { durationOf } from '../../../shared/i18n/age.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { wholePercent } from '../../store/job-order.ts'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './ended-job.module.css'
import { jobName } from './job-facts.ts'

const markOf: Readonly<Record<JobStatus, MarkName>> = {
  running: 'connecting',
  completed: 'done',
  failed: 'critical',
  cancelled: 'off',
}

/** A job of the history: how it ended, how much it did, when. */
export function EndedJob({ job }: { readonly job: Job }) {
  const speech = useSpeech()
  const { t, locale } = speech
  const endedAt = job.endedAt ?? job.changedAt
  const moment = useMoment(endedAt)
  const took = isEnded(job.status) ? durationOf(t, endedAt - job.startedAt, 'exact').text : ''
  const name = jobName(speech, job)
  const errors = job.errors ?? 0
  return (
    <li
      className={styles.row}
      data-testid="job-row"
      data-source={job.source}
      data-job={job.jobId}
      data-status={job.status}
      data-percent={wholePercent(job.percent) ?? ''}
    >
      <span className={styles.status} data-status={job.status}>
        <Mark name={markOf[job.status]} />
        {t(`jobStatus.${job.status}`)}
      </span>
      <span title={`${name} · ${job.jobId}`}>{name}</span>
      <span className={`${styles.count} ${styles.items}`}>
        {job.current === null
          ? ''
          : t('jobs.items', { count: job.current, formatted: formatNumber(locale, job.current) })}
      </span>
      <span className={styles.count} data-bad={errors > 0}>
        {errors > 0 ? t('jobs.errors', { count: errors }) : ''}
      </span>
      <time
        className={styles.count}
        dateTime={new Date(endedAt).toISOString()}
        title={`${formatTime(locale, endedAt, 'full')} · ${t('jobs.took', { time: took })}`}
      >
        {moment}
      </time>
    </li>
  )
}
