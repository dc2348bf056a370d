import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useFirst, useVersion } from '../../app/use-rows.ts'
import { Card } from '../../ui/card.tsx'
import { EndedJob } from './ended-job.tsx'
import styles from './jobs-card.module.css'
import { RunningJob } from './running-job.tsx'
import { useEndedJobs, useRunningJobs } from './use-jobs.ts'
import { WatcherStatus } from './watcher-status.tsx'

/** Jobs that the overview shows, and ended ones under them. */
const shownRunning = 8
const shownEnded = 4

/** What runs right now and what ended last; for the overview. */
export function RunningJobsCard({ className }: { readonly className?: string | undefined }) {
  const { store, sources } = useConsole()
  const { t } = useSpeech()
  const { watchers } = store.tables
  const { jobs, named } = useRunningJobs(shownRunning)
  const ended = useEndedJobs(shownEnded)
  useVersion(watchers)
  const listed = useFirst(store.tables.sources, sources, Number.POSITIVE_INFINITY)
  const watcher = listed.map(({ key }) => watchers.rows.get(key)).find((row) => row !== undefined)
  return (
    <Card
      className={className}
      title={t('jobs.title')}
      actions={watcher && <WatcherStatus watcher={watcher} />}
    >
      <StaleLine ids={new Set([...jobs, ...ended].map(({ value }) => value.source))} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className={styles.scroll} aria-label={t('jobs.list')} tabIndex={0}>
        {jobs.length === 0 && <p className={styles.none}>{t('jobs.none')}</p>}
        <ul className={styles.running}>
          {jobs.map(({ key, value }) => (
            <RunningJob key={key} job={value} named={named} />
          ))}
        </ul>
        <ul>
          {ended.map(({ key, value }) => (
            <EndedJob key={key} job={value} />
          ))}
        </ul>
      </section>
    </Card>
  )
}
