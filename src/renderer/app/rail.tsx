import {
  Bell,
  Box,
  ChartNoAxesColumn,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  MonitorPlay,
  RadioTower,
  Receipt,
  Settings,
  SquareTerminal,
  Wrench,
} from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { formatNumber, formatTime } from '../../shared/i18n/format.ts'
import { embeddedSource } from '../store/embedded-source.ts'
import { countRunning } from '../store/job-order.ts'
import { goTo, type ViewName, viewNames } from '../store/view-state.ts'
import { useConsole, useSpeech, useView } from './console-context.tsx'
import styles from './rail.module.css'
import { useVersion } from './use-rows.ts'
import { useViewCounts } from './use-view-counts.ts'
import { viewKey } from './view-keys.ts'

const icons: Readonly<Record<ViewName, LucideIcon>> = {
  overview: LayoutDashboard,
  stock: Box,
  sales: Receipt,
  jobs: ListTodo,
  episodes: MonitorPlay,
  stats: ChartNoAxesColumn,
  alerts: Bell,
  logs: SquareTerminal,
  sources: RadioTower,
  manage: Wrench,
  settings: Settings,
}

/** The views, with the counts that need a person. */
export function Rail() {
  const { t } = useSpeech()
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
          <circle cx="9" cy="9" r="8" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <circle cx="9" cy="9" r="3.2" fill="currentColor" />
        </svg>
        <span className={styles.name}>{t('app.name')}</span>
      </div>
      <ul className={styles.views}>
        {viewNames.map((view) => (
          <li key={view}>
            <RailItem view={view} />
          </li>
        ))}
      </ul>
      <HubLine />
    </nav>
  )
}

function RailItem({ view }: { readonly view: ViewName }) {
  const { viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const current = useView((state) => state.view === view)
  const { count, urgent } = useViewCounts(view)
  const Icon = icons[view]
  return (
    <button
      type="button"
      className={styles.item}
      data-testid={`nav-${view}`}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={`Control+${viewKey(view)}`}
      title={t(`nav.${view}`)}
      onClick={() => goTo(viewStore, view)}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.label}>{t(`nav.${view}`)}</span>
      {view === 'jobs' && <RunningJobs />}
      {count > 0 && (
        <span className={styles.count} data-urgent={urgent} role="img" aria-label={t('nav.count', { count })}>
          {formatNumber(locale, count)}
        </span>
      )}
    </button>
  )
}

/** How many jobs run: nobody has to do anything about it, so it is plain. */
function RunningJobs() {
  const { jobs } = useConsole().store.tables
  const { t, locale } = useSpeech()
  const count = useSyncExternalStore(jobs.subscribe, () => countRunning(jobs.rows.values()))
  if (count === 0) return null
  return (
    <span className={styles.count} role="img" aria-label={t('nav.running', { count })}>
      {formatNumber(locale, count)}
    </span>
  )
}

/** The embedded hub in two lines: what it has, and when it last said something. */
function HubLine() {
  const { sources } = useConsole()
  const { t, locale } = useSpeech()
  useVersion(useConsole().store.tables.sources)
  const hub = embeddedSource(sources)
  if (!hub) return null
  return (
    <p className={styles.foot}>
      <span>
        {t('rail.hub')} ·{' '}
        {t('rail.events', { count: hub.events, formatted: formatNumber(locale, hub.events) })}
      </span>
      <span>
        {hub.lastEventAt === null
          ? t('rail.noEvent')
          : t('rail.last', { time: formatTime(locale, hub.lastEventAt, 'seconds') })}
      </span>
    </p>
  )
}
