import { createTranslate } from '../../shared/i18n/translate.ts'
import { openAlert } from '../store/open-alert.ts'
import type { ConsoleModel } from './console-context.tsx'

/**
 * Opens the alert that a link or a notification names. It may only be in the next batch, so it is waited for a moment;
 * then the inbox says that it is gone, and whatever comes under its name later leaves the screen alone.
 *
 * @param later runs after the wait
 */
export function createAlertLink(
  { store, viewStore, toasts }: Pick<ConsoleModel, 'store' | 'viewStore' | 'toasts'>,
  later: (run: () => void) => void,
): (id: string) => void {
  const { alerts } = store.tables
  let wanted: { readonly id: string } | null = null

  alerts.subscribe(() => {
    if (wanted === null || !alerts.rows.has(wanted.id)) return
    const { id } = wanted
    wanted = null
    if (viewStore.getState().view === 'alerts') openAlert(viewStore, alerts, id)
  })

  function giveUp(link: { readonly id: string }): void {
    if (wanted !== link) return
    const { phase, settings } = viewStore.getState()
    if (phase !== 'ready') {
      // Nothing is known yet.
      later(() => giveUp(link))
      return
    }
    wanted = null
    const t = createTranslate(settings.locale)
    toasts.show({ title: t('alerts.gone'), body: t('alerts.goneBody'), data: { kind: 'done', mark: 'info' } })
  }

  return (id) => {
    openAlert(viewStore, alerts, id)
    if (alerts.rows.has(id)) {
      wanted = null
      return
    }
    const link = { id }
    wanted = link
    later(() => giveUp(link))
  }
}
