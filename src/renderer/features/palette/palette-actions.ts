import type { StockItem } from '../../../shared/domain/stock.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { RouteInput } from '../../../shared/ipc/contract.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import type { ConsoleModel } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { answerAlerts } from '../../bridge/answer-alerts.ts'
import { askPrivacy, turnedPrivacy } from '../../bridge/set-privacy.ts'
import { updateSettings } from '../../bridge/update-settings.ts'
import { noFilter } from '../../store/stock-order.ts'
import { goTo, setFilter, type ViewName } from '../../store/view-state.ts'

/** One line of the palette. */
export interface PaletteAction {
  readonly label: string
  readonly run: () => void
}

/** Everything that the palette can do. */
export interface PaletteActions {
  readonly list: readonly PaletteAction[]
  readonly open: (view: ViewName) => () => void
  readonly showItem: (item: StockItem) => () => void
}

export function paletteActions(model: ConsoleModel, t: Translate): PaletteActions {
  const { bridge, store, viewStore, sources, toasts } = model
  // The palette is closed by then: what was refused must be said somewhere.
  const tell = (error: RequestError | null): void => {
    if (error) toasts.show({ title: errorWords(t, error), data: { kind: 'failed', mark: 'critical' } })
  }
  const set = (change: RouteInput<'settings.update'>) => () => void updateSettings(model, change).then(tell)
  const openAlerts = [...store.tables.alerts.rows.values()].filter((alert) => alert.state === 'open')
  const { settings } = viewStore.getState()
  const hidden = settings.privacy.hideAmounts && settings.privacy.hideNames
  const list: PaletteAction[] = [
    { label: t('palette.newSale'), run: () => goTo(viewStore, 'sales') },
    {
      label: t('palette.searchStock'),
      run: () => {
        goTo(viewStore, 'stock')
        // After the view is there and the palette has given the focus back.
        requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-search]')?.focus())
      },
    },
    ...[...sources.entries()].map(({ value: source }) => ({
      label: t('palette.reconnect', { name: source.name }),
      run: () =>
        void bridge
          .request('source.reconnect', { id: source.id })
          .then((answer) => tell(answer.ok ? null : answer.error)),
    })),
    {
      label: t(hidden ? 'privacy.showNow' : 'privacy.hideNow'),
      run: () => void askPrivacy(model, turnedPrivacy(settings)).then(tell),
    },
    { label: t('palette.themeLight'), run: set({ theme: 'light' }) },
    { label: t('palette.themeDark'), run: set({ theme: 'dark' }) },
    { label: t('palette.themeSystem'), run: set({ theme: 'system' }) },
    { label: t('palette.languageId'), run: set({ locale: 'id' }) },
    { label: t('palette.languageEn'), run: set({ locale: 'en' }) },
  ]
  if (openAlerts.length > 0) {
    const ids = openAlerts.map((alert) => alert.id)
    list.splice(2, 0, {
      label: t('palette.acknowledgeAll'),
      run: () => void answerAlerts(bridge, ids, { do: 'acknowledge', word: '' }).then(tell),
    })
  }
  return {
    list,
    open: (view) => () => goTo(viewStore, view),
    showItem: (item) => () => {
      setFilter(viewStore, 'stock', { ...noFilter, text: item.code || item.name })
      goTo(viewStore, 'stock')
    },
  }
}
