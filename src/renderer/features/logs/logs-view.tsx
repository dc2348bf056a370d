import { useState } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { usePresence } from '../../app/use-presence.ts'
import { placeOf } from '../../store/log-lines.ts'
import { everyLine, goTo, setLogs } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { LogActions } from './log-actions.tsx'
import { LogDetail } from './log-detail.tsx'
import { LogFilters } from './log-filters.tsx'
import { LogList } from './log-list.tsx'
import styles from './logs-view.module.css'
import { type LogLines, useLogLines } from './use-log-lines.ts'

/** The lines of every source's log (D8): follow, pause, search, level filter, export, copy. */
export function LogsView() {
  const { store, viewStore } = useConsole()
  const { t } = useSpeech()
  const any = usePresence(store.tables.logs)
  const filter = useView((state) => state.logs)
  const log = useLogLines(filter)
  if (!any && !log.paused) {
    return (
      <Card title={t('logs.title')} className={styles.card}>
        <Empty title={t('logs.empty')} body={t('logs.emptyBody')}>
          <Button size="small" onClick={() => goTo(viewStore, 'sources')}>
            {t('app.toSources')}
          </Button>
        </Empty>
      </Card>
    )
  }
  return (
    <Card
      className={styles.card}
      title={t('logs.title')}
      filters={<LogFilters />}
      actions={
        <>
          <SearchBox
            label={t('logs.searchLabel')}
            placeholder={t('logs.search')}
            value={filter.search}
            onChange={(search) => setLogs(viewStore, { search })}
          />
          <LogActions log={log} />
        </>
      }
    >
      <LogBody log={log} />
    </Card>
  )
}

function LogBody({ log }: { readonly log: LogLines }) {
  const { viewStore, logFacets } = useConsole()
  const { t, locale } = useSpeech()
  const { search } = useView((state) => state.logs)
  const [activeId, setActiveId] = useState<string | null>(null)
  // A line that is not in the list any more closes its pane; while the log is paused it stays, whatever goes behind.
  const active = activeId === null ? undefined : log.lines.at(placeOf(log.lines, activeId))?.value
  const sources = logFacets.sources()
  return (
    <>
      <StaleLine ids={new Set(sources)} />
      {log.paused && (
        <p className={styles.paused} role="status">
          {t('logs.paused')}
          {log.waiting > 0 &&
            ` · ${t('logs.newLines', { count: log.waiting, formatted: formatNumber(locale, log.waiting) })}`}
        </p>
      )}
      {log.lines.size === 0 ? (
        <Empty title={t('logs.noMatch')}>
          <Button size="small" onClick={() => setLogs(viewStore, everyLine)}>
            {t('logs.clear')}
          </Button>
        </Empty>
      ) : (
        <LogList
          lines={log.lines}
          version={log.version}
          search={search}
          named={sources.length > 1}
          activeId={activeId}
          onPick={setActiveId}
        />
      )}
      {active && <LogDetail line={active} onClose={() => setActiveId(null)} />}
    </>
  )
}
