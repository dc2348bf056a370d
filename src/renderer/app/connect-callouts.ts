import type { Alert } from '../../shared/domain/alert.ts'
import { alertText, type Speech } from '../../shared/i18n/alert-text.ts'
import type { Locale } from '../../shared/i18n/locale.ts'
import { createTranslate, type Translate } from '../../shared/i18n/translate.ts'
import { watchAlerts } from '../store/callouts.ts'
import { everyOpen } from '../store/inbox.ts'
import { openAlert } from '../store/open-alert.ts'
import { goTo, setInbox } from '../store/view-state.ts'
import type { ConsoleModel } from './console-context.tsx'
import type { ToastWords } from './toast-board.ts'

type Parts = Pick<ConsoleModel, 'store' | 'critical' | 'toasts' | 'viewStore'>

/** Alerts call a person: critical ones by the dialog, the others by a toast (O13); many at once as one number. */
export function connectCallouts({ store, critical, toasts, viewStore }: Parts): void {
  let translate: { readonly locale: Locale; readonly t: Translate } | null = null
  let called: (readonly [key: string, alert: Alert])[] = []

  function speech(): Speech {
    const { locale, privacy } = viewStore.getState().settings
    if (translate?.locale !== locale) translate = { locale, t: createTranslate(locale) }
    return { ...translate, privacy }
  }

  function toastOf(key: string, alert: Alert): ToastWords {
    const words = speech()
    const { title, body } = alertText(words, alert)
    const data = { kind: alert.kind, mark: alert.severity } as const
    // News needs nobody: a way to it would only make the toast heavier.
    if (alert.state !== 'open') return { title, body, data }
    const run = (): void => openAlert(viewStore, store.tables.alerts, key)
    return { title, body, data, action: { label: words.t('alerts.see'), run } }
  }

  function sumOf(count: number): ToastWords {
    const { t } = speech()
    return {
      title: t('toast.alerts', { count }),
      data: { kind: 'alerts', mark: 'warning' },
      action: {
        label: t('app.showAll'),
        run() {
          setInbox(viewStore, { filter: everyOpen, activeKey: null, detail: false })
          goTo(viewStore, 'alerts')
        },
      },
    }
  }

  /** Once per batch, however many alerts came with it. */
  function tell(): void {
    const batch = called
    called = []
    critical.add(batch.filter(([, alert]) => alert.severity === 'critical').map(([key]) => key))
    const others = batch.filter(([, alert]) => alert.severity !== 'critical')
    if (others.length > 0) {
      toasts.callOut(
        others.map(
          ([key, alert]) =>
            () =>
              toastOf(key, alert),
        ),
        sumOf,
      )
    }
  }

  watchAlerts(store.tables.alerts, {
    call(key, alert) {
      if (called.length === 0) queueMicrotask(tell)
      called.push([key, alert])
    },
    unanswered: critical.add,
  })
}
