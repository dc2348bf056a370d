import { assertNever } from '../../../../shared/assert-never.ts'
import type { WallView } from '../../../../shared/settings/attention.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { useStatsSources } from '../../stats/index.ts'
import { AllWell } from '../parts/all-well.tsx'
import { pageOf } from '../turns.ts'
import { useWall } from '../wall-context.tsx'
import { AlertList } from './alert-list.tsx'
import { EpisodeList } from './episode-list.tsx'
import { EndedJobList, RunningJobList, WatcherLine } from './job-list.tsx'
import { LogList } from './log-list.tsx'
import { OverviewPanel } from './overview-panel.tsx'
import styles from './panels.module.css'
import { StatsFigures } from './stats-figures.tsx'
import { StockList } from './stock-list.tsx'

/** One view of the wall. */
export function Panel({ view }: { readonly view: WallView }) {
  switch (view) {
    case 'overview':
      return <OverviewPanel />
    case 'stock':
      return <StockList />
    case 'jobs':
      return (
        <div className={styles.column}>
          <WatcherLine />
          <div className={styles.lists} data-count="2">
            <RunningJobList />
            <EndedJobList />
          </div>
        </div>
      )
    case 'episodes':
      return <EpisodeList />
    case 'stats':
      return <StatsPanel />
    case 'alerts':
      return <AlertList />
    case 'logs':
      return <LogList />
    default:
      return assertNever(view)
  }
}

/** One source's six figures at a time. */
function StatsPanel() {
  const { t } = useSpeech()
  const { round } = useWall()
  const sources = useStatsSources()
  const source = sources[pageOf(sources.length, 1, round).from]
  if (source === undefined) return <AllWell title={t('wall.nothingYet')} body={t('wall.nothingYetBody')} />
  return <StatsFigures key={source} source={source} tall />
}
