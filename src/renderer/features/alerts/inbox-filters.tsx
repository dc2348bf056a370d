import { severities } from '../../../shared/domain/alert.ts'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { type InboxFilter, inboxParts } from '../../store/inbox.ts'
import { setInbox } from '../../store/view-state.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import select from '../../ui/select.module.css'
import { useInboxFacets } from './use-inbox.ts'

/** Gives the function that changes the filter; another filter is another list, with no alert chosen in it. */
export function useSetFilter(): (change: Partial<InboxFilter>) => void {
  const { viewStore } = useConsole()
  return (change) =>
    setInbox(viewStore, {
      filter: { ...viewStore.getState().inbox.filter, ...change },
      activeKey: null,
      detail: false,
    })
}

/** The parts of the inbox with their numbers, and which severity and source are shown. */
export function InboxFilters() {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const filter = useView((state) => state.inbox.filter)
  const facets = useInboxFacets()
  const set = useSetFilter()
  // What is silenced is what is snoozed, unless quiet hours hold something.
  const parts = inboxParts.filter(
    (part) => part !== 'silenced' || facets.held > 0 || filter.part === 'silenced',
  )
  const sources = new Set([...facets.sources, ...(filter.source === null ? [] : [filter.source])])
  return (
    <>
      {parts.map((part) => (
        <FilterChip
          key={part}
          testId={`alert-filter-${part}`}
          label={t(`inbox.${part}`)}
          count={formatNumber(locale, facets.counts[part])}
          pressed={filter.part === part}
          onPress={() => set({ part })}
        />
      ))}
      <select
        className={select.select}
        aria-label={t('alerts.severity')}
        data-testid="alert-severity"
        value={filter.severity ?? ''}
        data-set={filter.severity !== null}
        onChange={({ target }) =>
          set({ severity: severities.find((severity) => severity === target.value) ?? null })
        }
      >
        <option value="">{t('alerts.allSeverities')}</option>
        {[...severities].reverse().map((severity) => (
          <option key={severity} value={severity}>
            {t(`severity.${severity}`)}
          </option>
        ))}
      </select>
      {(sources.size > 1 || filter.source !== null) && (
        <select
          className={select.select}
          aria-label={t('app.source')}
          data-testid="alert-source"
          value={filter.source ?? ''}
          data-set={filter.source !== null}
          onChange={({ target }) => set({ source: target.value || null })}
        >
          <option value="">{t('app.allSources')}</option>
          {[...sources].map((id) => (
            <option key={id} value={id}>
              {store.tables.sources.rows.get(id)?.name ?? id}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
