import { Notification } from 'electron'
import type { OnActivate, Presenter } from './presenter.ts'

/**
 * Notifications of Windows and macOS. They are held until they are closed: one that is garbage-collected loses its
 * click (practice.md 3.2).
 */
export function createElectronPresenter(onActivate: OnActivate): Presenter {
  const shown = new Map<string, Notification>()

  return {
    present({ key, title, body, urgency }) {
      if (!Notification.isSupported()) {
        return Promise.resolve({
          shown: false,
          reason: 'unavailable',
          detail: 'the system has no notifications',
        })
      }
      shown.get(key)?.close()
      const notification = new Notification({
        title,
        body,
        urgency,
        timeoutType: urgency === 'critical' ? 'never' : 'default',
      })
      shown.set(key, notification)
      const forget = (): void => {
        if (shown.get(key) === notification) shown.delete(key)
      }
      return new Promise((resolve) => {
        notification.once('show', () => resolve({ shown: true }))
        notification.once('failed', (_event, detail) => {
          forget()
          resolve({ shown: false, reason: 'failed', detail })
        })
        notification.on('click', () => onActivate(key))
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
