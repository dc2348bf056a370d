import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { Card } from '../../ui/card.tsx'
import { EndedJob } from './ended-job.tsx'
import styles from './jobs-card.module.css'
import { RunningJob } from './running-job.tsx'
import { useEndedJobs, useRunningJobs } from './use-jobs.ts'

/** More jobs than this are not run at once by any of the systems; the history is what the engine keeps. */
const shownRunning = 100
const shownEnded = 500

/** Every job: those that run, and the history under them. */
export function JobsCard() {
  const { t, locale } = useSpeech()
  const { jobs: running, named } = useRunningJobs(shownRunning)
  const ended = useEndedJobs(shownEnded)
  return (
    <Card title={t('jobs.title')}>
      <StaleLine ids={new Set([...running, ...ended].map(({ value }) => value.source))} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className={styles.scroll} aria-label={t('jobs.list')} tabIndex={0}>
        {running.length === 0 ? (
          <p className={styles.none}>{t('jobs.none')}</p>
        ) : (
          <ul className={styles.running}>
            {running.map(({ key, value }) => (
              <RunningJob key={key} job={value} named={named} />
            ))}
          </ul>
        )}
        <h3 className={styles.divider}>
          {t('jobs.history')}
          <span className={styles.count}>{formatNumber(locale, ended.length)}</span>
        </h3>
        {ended.length === 0 ? (
          <p className={styles.none}>{t('jobs.historyNone')}</p>
        ) : (
          <ul>
            {ended.map(({ key, value }) => (
              <EndedJob key={key} job={value} />
            ))}
          </ul>
        )}
      </section>
    </Card>
  )
}
