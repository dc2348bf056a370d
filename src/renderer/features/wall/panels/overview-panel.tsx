import { useConsole } from '../../../app/console-context.tsx'
import { usePresence } from '../../../app/use-presence.ts'
import { useKinds } from '../../overview/use-kinds.ts'
import { useRevenueSources } from '../../revenue/index.ts'
import { useStatsSources } from '../../stats/index.ts'
import { useWall } from '../wall-context.tsx'
import { AlertList } from './alert-list.tsx'
import { EpisodeList } from './episode-list.tsx'
import { RunningJobList } from './job-list.tsx'
import styles from './panels.module.css'
import { ReadingFigures } from './reading-figures.tsx'
import { RevenueFigures } from './revenue-figures.tsx'
import { StatsFigures } from './stats-figures.tsx'
import { StockList } from './stock-list.tsx'
import { TransactionList } from './transaction-list.tsx'

/** Height of the screen, in units, under which the figures have it for themselves. */
const roomForLists = 800

/** Lists beside each other below the figures: more would be too small to read. */
const shownLists = 3

/** Three seconds from five metres: how is today, what needs somebody, what just happened. */
export function OverviewPanel() {
  const { episodes } = useConsole().store.tables
  const { height } = useWall()
  const kinds = useKinds()
  const revenue = useRevenueSources()
  const [stats] = useStatsSources()
  const hasEpisodes = usePresence(episodes)
  const hasFigures = revenue.length > 0 || stats !== undefined
  const lists = [
    ...(kinds.stock ? [<StockList key="stock" />] : []),
    <AlertList key="alerts" />,
    ...(kinds.transactions ? [<TransactionList key="transactions" />] : []),
    ...(kinds.jobs ? [<RunningJobList key="jobs" />] : []),
    ...(hasEpisodes ? [<EpisodeList key="episodes" />] : []),
  ].slice(0, shownLists)
  return (
    <div className={styles.column} data-only-figures={height < roomForLists && hasFigures}>
      {revenue.length > 0 ? (
        <RevenueFigures />
      ) : stats !== undefined ? (
        <StatsFigures source={stats} />
      ) : (
        <ReadingFigures />
      )}
      {(height >= roomForLists || !hasFigures) && (
        <div className={styles.lists} data-count={lists.length}>
          {lists}
        </div>
      )}
    </div>
  )
}
