import { Notification, type NotificationConstructorOptions } from 'electron'
import type { Clock } from '../../../node/time/clock.ts'
import type { PersonEvents, Presentation, Presenter } from './presenter.ts'
import { refusalOf } from './refusal.ts'

export interface ElectronPresenterOptions {
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'after'>
  readonly labels: { answer(): string }
  readonly person: PersonEvents
}

/** Windows tells of a click twice, by the notification and by the program's activation; this long apart at most, ms. */
const sameClickMs = 500

/** Part of `Notification` that is newer than the oldest Electron that must work (42; practice.md 3.1). */
interface Newer {
  readonly handleActivation?: (callback: () => void) => void
}

/**
 * Notifications of Windows and macOS. They are held until they are closed: one that is garbage-collected loses its
 * click (practice.md 3.2). Replacing works by the id of the system where this Electron passes one on, else by closing
 * the earlier one first.
 */
export function createElectronPresenter(options: ElectronPresenterOptions): Presenter {
  const { platform, clock, labels, person } = options
  const shown = new Map<string, Notification>()
  let clicked = false

  function tell(event: (key: string) => void, key: string): void {
    clicked = true
    clock.after(sameClickMs, () => {
      clicked = false
    })
    event(key)
  }

  const { handleActivation } = Notification as Newer
  if (platform === 'win32' && handleActivation !== undefined) {
    // A click on one of an earlier run, in the system's list: nobody knows any more which alert it was.
    handleActivation.call(Notification, () => {
      clock.after(sameClickMs / 2, () => {
        if (!clicked) person.onActivate('')
      })
    })
  }

  return {
    present(presentation) {
      const { key } = presentation
      if (!Notification.isSupported()) {
        return Promise.resolve({
          shown: false,
          reason: 'unavailable',
          detail: 'the system has no notifications',
        })
      }
      shown.get(key)?.close()
      const notification = new Notification(optionsOf(presentation, platform, labels.answer))
      shown.set(key, notification)
      const forget = (): void => {
        if (shown.get(key) === notification) shown.delete(key)
      }
      return new Promise((resolve) => {
        notification.once('show', () => resolve({ shown: true }))
        notification.once('failed', (_event, detail) => {
          forget()
          resolve(refusalOf(detail))
        })
        notification.on('click', () => tell(person.onActivate, key))
        notification.on('action', () => tell(person.onAnswer, key))
        notification.once('close', forget)
        notification.show()
      })
    },
    withdraw(key) {
      shown.get(key)?.close()
      shown.delete(key)
    },
    dispose() {
      shown.clear()
    },
  }
}

/** A notification in Electron's terms. Pantau has its own sounds, so the system's is off. */
export function optionsOf(
  { key, title, body, urgency, stay, answerable }: Presentation,
  platform: NodeJS.Platform,
  answerLabel: () => string,
): NotificationConstructorOptions {
  return {
    id: key,
    title,
    body,
    silent: true,
    ...(platform === 'darwin'
      ? {}
      : { urgency, timeoutType: stay === 'until-answered' ? 'never' : 'default' }),
    ...(answerable ? { actions: [{ type: 'button', text: answerLabel() }] } : {}),
  }
}
