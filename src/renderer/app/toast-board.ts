import { Toast } from '@base-ui/react/toast'
import type { AlertKind } from '../../shared/domain/alert.ts'
import type { MarkName } from '../ui/mark.tsx'

/** What a toast carries beside its words. */
export interface ToastData {
  /** An alert's kind, or what the screen itself has to say. */
  readonly kind: AlertKind | 'away' | 'done' | 'failed' | 'stock'
  readonly mark: MarkName
}

/** How long a toast stays, ms; Base UI stops the clock while the pointer or the focus is on it. */
const stayMs = 5000

/** A new episode is told for as long as on its own page (N8), ms. */
const episodeMs = 4000

/** Toasts that are kept while the window is without focus, when their clocks rest; the alert list has what they said. */
const keptToasts = 10

/** The toasts of the screen. The rules decide who is called; this only shows it. */
export interface ToastBoard {
  readonly manager: ReturnType<typeof Toast.createToastManager<ToastData>>
  show(toast: {
    readonly title: string
    readonly body?: string
    readonly data: ToastData
    readonly action?: ToastAction
  }): void
}

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export function createToastBoard(): ToastBoard {
  const manager = Toast.createToastManager<ToastData>()
  const kept: string[] = []
  return {
    manager,
    show({ title, body, data, action }) {
      const id = manager.add({
        title,
        ...(body === undefined ? {} : { description: body }),
        ...(action ? { actionProps: { children: action.label, onClick: action.run } } : {}),
        data,
        timeout: data.kind === 'episode-new' ? episodeMs : stayMs,
        priority: data.kind === 'failed' ? 'high' : 'low',
      })
      kept.push(id)
      // One that is gone already is not known any more, which harms nobody.
      for (const old of kept.splice(0, kept.length - keptToasts)) manager.close(old)
    },
  }
}
