import { Toast } from '@base-ui/react/toast'
import type { AlertKind } from '../../shared/domain/alert.ts'
import type { MarkName } from '../ui/mark.tsx'
import { createToastBurst } from './toast-burst.ts'

/** What a toast carries beside its words. */
export interface ToastData {
  /** An alert's kind, several alerts as a number, or what the screen itself has to say. */
  readonly kind: AlertKind | 'alerts' | 'answered' | 'done' | 'failed' | 'stock'
  readonly mark: MarkName
}

/** How long a toast stays, ms; Base UI stops the clock while the pointer or the focus is on it. */
const stayMs = 5000

/** A new episode is told for as long as on its own page (N8), ms. */
const episodeMs = 4000

/** Toasts that are kept while the window is without focus, when their clocks rest; the alert list has what they said. */
const keptToasts = 10

/** Alerts that have a toast each; more of them are one toast with their number. */
const singleAlerts = 3

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface ToastWords {
  /** A toast with the id of one that is on screen takes its place. */
  readonly id?: string
  readonly title: string
  readonly body?: string
  readonly data: ToastData
  readonly action?: ToastAction
}

/** The toasts of the screen. The rules decide who is called; this only shows it. */
export interface ToastBoard {
  readonly manager: ReturnType<typeof Toast.createToastManager<ToastData>>
  show(toast: ToastWords): void
  /**
   * Alerts that call at once: a toast each while they are few, else one with the words for their number. The words are
   * made only of those that are shown: of a thousand it would take longer than everything else.
   */
  callOut(alerts: readonly (() => ToastWords)[], sumOf: (count: number) => ToastWords): void
}

export function createToastBoard(): ToastBoard {
  const manager = Toast.createToastManager<ToastData>()
  const burst = createToastBurst(singleAlerts)
  const kept: string[] = []
  let made = 0

  function put({ id, title, body, data, action }: ToastWords, onClose: () => void): void {
    const known = manager.add({
      ...(id === undefined ? {} : { id }),
      title,
      // Said also where there is none: what takes the place of another toast must not keep its text or its button.
      description: body,
      actionProps: action ? { children: action.label, onClick: action.run } : undefined,
      data,
      timeout: data.kind === 'episode-new' ? episodeMs : stayMs,
      priority: data.kind === 'failed' ? 'high' : 'low',
      onClose,
    })
    if (!kept.includes(known)) kept.push(known)
    // One that is gone already is not known any more, which harms nobody.
    for (const old of kept.splice(0, kept.length - keptToasts)) manager.close(old)
  }

  return {
    manager,
    show: (toast) => put(toast, () => {}),
    callOut(alerts, sumOf) {
      const named = alerts.map((wordsOf) => {
        made += 1
        return { wordsOf, id: `alert:${made}` }
      })
      const step = burst.add(named.map(({ id }) => id))
      if (step.show === 'one') {
        for (const { wordsOf, id } of named) put({ ...wordsOf(), id }, () => burst.gone(id))
        return
      }
      for (const id of step.close) manager.close(id)
      put({ ...sumOf(step.count), id: 'alerts' }, burst.sumGone)
    },
  }
}
