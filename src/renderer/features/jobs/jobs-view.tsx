import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'
import { goTo } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilesCard } from './files-card.tsx'
import { JobsCard } from './jobs-card.tsx'
import styles from './jobs-view.module.css'
import { LibraryCard } from './library-card.tsx'

/** What sources work on: watcher and cache, jobs, files. */
export function JobsView() {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  const { jobs, watchers, caches, files } = store.tables
  // Each is asked on every render: hooks have an order.
  const any = [usePresence(jobs), usePresence(watchers), usePresence(caches), usePresence(files)]
  if (!any.includes(true)) {
    return (
      <Card title={t('jobs.title')} className={styles.empty}>
        <Empty title={t('jobs.empty')} body={t('jobs.emptyBody')}>
          <Button size="small" onClick={() => goTo(viewStore, 'sources')}>
            {t('app.toSources')}
          </Button>
        </Empty>
      </Card>
    )
  }
  return (
    <div className={styles.view}>
      <LibraryCard />
      <div className={styles.lists}>
        <JobsCard />
        <FilesCard />
      </div>
    </div>
  )
}
