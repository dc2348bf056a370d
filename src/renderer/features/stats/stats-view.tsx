import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { usePresence } from '../../app/use-presence.ts'
import { goTo } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LatestLogCard } from '../logs/index.ts'
import { NotificationsCard } from './notifications-card.tsx'
import { StatsSource } from './stats-source.tsx'
import styles from './stats-view.module.css'
import { useStatsSources } from './use-stats-sources.ts'

/** Dashboards: figures of each source, what they notify, the end of their logs. */
export function StatsView() {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  const ids = useStatsSources()
  const told = usePresence(store.tables.notifications)
  if (ids.length === 0 && !told) {
    return (
      <Card title={t('stats.title')} className={styles.empty}>
        <Empty title={t('stats.empty')} body={t('stats.emptyBody')}>
          <Button size="small" onClick={() => goTo(viewStore, 'sources')}>
            {t('app.toSources')}
          </Button>
        </Empty>
      </Card>
    )
  }
  return (
    <div className={styles.view}>
      {ids.map((id) => (
        <StatsSource key={id} id={id} />
      ))}
      <div className={styles.lists}>
        <NotificationsCard />
        <LatestLogCard />
      </div>
    </div>
  )
}
