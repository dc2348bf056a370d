import type { Job } from '../../../shared/domain/job.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useCountdown } from '../../app/use-age.ts'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { wholePercent } from '../../store/job-order.ts'
import { Bar } from '../../ui/bar.tsx'
import { amountText, jobName, rateText } from './job-facts.ts'
import styles from './running-job.module.css'

export interface RunningJobProps {
  readonly job: Job
  /** Names the source too, where several have jobs. */
  readonly named: boolean
}

/** A job on its way: how much, how fast, how long still, what went wrong (C8). */
export function RunningJob({ job, named }: RunningJobProps) {
  const speech = useSpeech()
  const { t, locale } = speech
  const source = useSource(job.source)
  const { stale } = useFreshness(job.source, job.changedAt)
  // A clock that runs on while nobody tells anything would promise an end that may have come or not.
  const left = useCountdown(stale || job.remainingMs === null ? null : job.changedAt + job.remainingMs)
  const remaining =
    stale || job.remainingMs === null ? '' : left === '' ? t('jobs.soon') : t('jobs.left', { time: left })
  const name = jobName(speech, job)
  const percent = wholePercent(job.percent)
  const facts = [
    named ? (source?.name ?? job.source) : '',
    amountText(speech, job),
    stale ? '' : rateText(speech, job.rate),
    remaining,
  ].filter(Boolean)
  return (
    <li
      className={styles.job}
      data-testid="job-row"
      data-source={job.source}
      data-job={job.jobId}
      data-status={job.status}
      data-percent={percent ?? ''}
      data-stale={stale}
      title={formatTime(locale, job.startedAt, 'full')}
    >
      <p className={styles.line}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.facts}>
          {facts.join(' · ')}
          {job.errors !== null && job.errors > 0 && (
            <span className={styles.errors}>
              {facts.length > 0 && ' · '}
              {t('jobs.errors', { count: job.errors })}
            </span>
          )}
        </span>
      </p>
      <Bar label={t('jobs.progress', { name })} percent={job.percent} tone={stale ? 'stale' : 'accent'} />
    </li>
  )
}
