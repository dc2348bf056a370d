import type { Alert } from '../../shared/domain/alert.ts'
import type { Collection } from './collection.ts'
import { everyOpen } from './inbox.ts'
import { goTo, setInbox, type ViewStore } from './view-state.ts'

/** Shows one alert in the inbox with its details; the part of the inbox is the one that it is in. */
export function openAlert(store: ViewStore, alerts: Collection<Alert>, key: string): void {
  const alert = alerts.rows.get(key)
  setInbox(store, {
    filter: { ...everyOpen, part: alert?.state ?? 'open' },
    activeKey: alert ? key : null,
    detail: alert !== undefined,
  })
  goTo(store, 'alerts')
}
