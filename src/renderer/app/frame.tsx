import { assertNever } from '../../shared/assert-never.ts'
import { AlertsView } from '../features/alerts/index.ts'
import { EpisodesView } from '../features/episodes/index.ts'
import { JobsView } from '../features/jobs/index.ts'
import { LogsView } from '../features/logs/index.ts'
import { ManageView } from '../features/manage/index.ts'
import { AwaySummary, Notices } from '../features/notices/index.ts'
import { Overview } from '../features/overview/index.ts'
import { SalesView } from '../features/sales/index.ts'
import { SettingsView } from '../features/settings/index.ts'
import { SourcesView } from '../features/sources/index.ts'
import { StatsView } from '../features/stats/index.ts'
import { StockView } from '../features/stock/index.ts'
import { Empty } from '../ui/empty.tsx'
import { useSpeech, useView } from './console-context.tsx'
import styles from './frame.module.css'
import { Rail } from './rail.tsx'
import { Skeleton } from './skeleton.tsx'
import { Strip } from './strip.tsx'

/** Rail, strip and the view between them. */
export function Frame() {
  return (
    <div className={styles.frame}>
      <Rail />
      <Strip />
      <div className={styles.notices}>
        <Notices />
        <AwaySummary />
      </div>
      <main className={styles.main} tabIndex={-1} id="main">
        <Content />
      </main>
    </div>
  )
}

function Content() {
  const { t } = useSpeech()
  const phase = useView((state) => state.phase)
  const view = useView((state) => state.view)
  if (phase === 'starting') return null
  if (phase === 'slow') return <Skeleton label={t('app.loading')} />
  if (phase === 'failed')
    return <Empty mark="critical" title={t('app.loadFailed')} body={t('app.loadFailedBody')} />
  switch (view) {
    case 'overview':
      return <Overview />
    case 'stock':
      return <StockView />
    case 'sales':
      return <SalesView />
    case 'jobs':
      return <JobsView />
    case 'episodes':
      return <EpisodesView />
    case 'stats':
      return <StatsView />
    case 'alerts':
      return <AlertsView />
    case 'logs':
      return <LogsView />
    case 'sources':
      return <SourcesView />
    case 'manage':
      return <ManageView />
    case 'settings':
      return <SettingsView />
    default:
      return assertNever(view)
  }
}
