import { useCallback, useMemo } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText, type Speech } from '../../../shared/i18n/alert-text.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { usePaced } from '../../app/use-rows.ts'
import { acceptAlert, type InboxFacets, inboxFacets } from '../../store/inbox.ts'
import { memoOnVersion } from '../../store/memo-on-version.ts'
import { compareAlerts } from '../../store/orders.ts'
import { createSortedView, type SortedView } from '../../store/sorted-view.ts'

/** The alerts that the filter shows, in order. */
export function useInboxRows(): SortedView<Alert> {
  const { store } = useConsole()
  const speech = useSpeech()
  const filter = useView((state) => state.inbox.filter)
  // Not with the filter: of 10,000 alerts every letter of a search would make all texts anew.
  const textOf = useMemo(
    () => searchable(speech, (id) => store.tables.sources.rows.get(id)?.name ?? id),
    [store, speech],
  )
  return useMemo(
    () =>
      createSortedView({
        collection: store.tables.alerts,
        compare: compareAlerts,
        accept: acceptAlert(filter, textOf),
      }),
    [store, textOf, filter],
  )
}

/** The numbers beside the filters, at most ten times a second. */
export function useInboxFacets(): InboxFacets {
  const { alerts } = useConsole().store.tables
  const severity = useView((state) => state.inbox.filter.severity)
  const source = useView((state) => state.inbox.filter.source)
  const read = useMemo(
    () => memoOnVersion(alerts.version, () => inboxFacets(alerts.rows.values(), { severity, source })),
    [alerts, severity, source],
  )
  const subscribe = useCallback((listener: () => void) => alerts.subscribe(listener), [alerts])
  return usePaced(subscribe, read)
}

/** Everything that can be read of an alert, made once for each: values are replaced, never changed. */
function searchable(speech: Speech, sourceName: (id: string) => string): (alert: Alert) => string {
  const known = new WeakMap<Alert, string>()
  return (alert) => {
    const made = known.get(alert)
    if (made !== undefined) return made
    const { title, body } = alertText(speech, alert)
    const { code = '' } = alert.params
    const text = [title, body, code, sourceName(alert.source), alert.answer?.by, alert.answer?.word].join(' ')
    known.set(alert, text)
    return text
  }
}
