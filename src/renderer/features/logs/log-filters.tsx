import { logLevels } from '../../../shared/domain/log-line.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import { setLogs } from '../../store/view-state.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import select from '../../ui/select.module.css'

/** Levels as chips with their counts; sources as a list where there is more than one. None pressed is every level. */
export function LogFilters() {
  const { logFacets, store, viewStore } = useConsole()
  const { t, locale } = useSpeech()
  const { source, levels } = useView((state) => state.logs)
  useVersion(logFacets)
  const sources = logFacets.sources()
  return (
    <>
      {logLevels.map((level) => (
        <FilterChip
          key={level}
          label={t(`logLevel.${level}`)}
          count={formatNumber(locale, logFacets.count(level, source))}
          pressed={levels.includes(level)}
          onPress={() =>
            setLogs(viewStore, {
              levels: levels.includes(level) ? levels.filter((name) => name !== level) : [...levels, level],
            })
          }
        />
      ))}
      {(sources.length > 1 || source !== null) && (
        <select
          className={select.select}
          aria-label={t('app.source')}
          value={source ?? ''}
          data-set={source !== null}
          onChange={(event) => setLogs(viewStore, { source: event.target.value || null })}
        >
          <option value="">{t('app.allSources')}</option>
          {[...new Set([...sources, ...(source === null ? [] : [source])])].map((id) => (
            <option key={id} value={id}>
              {store.tables.sources.rows.get(id)?.name ?? id}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
