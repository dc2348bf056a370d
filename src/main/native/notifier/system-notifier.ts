import { app, Notification } from 'electron'
import type { Notifier } from '../../../engine/ports.ts'
import type { Log } from '../../../node/log/log.ts'
import type { Clock } from '../../../node/time/clock.ts'
import type { MainWords } from '../../app/words.ts'
import { limitAnswers } from './answer-limit.ts'
import { sessionBusAddress } from './bus-address.ts'
import { createDbusPresenter } from './dbus-presenter.ts'
import { createElectronPresenter } from './electron-presenter.ts'
import { createNotifier, isAlertKey } from './notifier.ts'
import { createNotifierWords } from './notifier-words.ts'
import type { PersonEvents, Presenter } from './presenter.ts'
import { openSessionBus } from './session-bus.ts'
import { logTrouble } from './trouble-log.ts'
import { identifyToWindows } from './windows-identity.ts'

/** The notifier of this system, and whether the desktop asks for quiet. */
export interface SystemNotifier extends Notifier {
  /** Whether the desktop's do-not-disturb is known to be on. May reject, or never answer. */
  isQuiet(): Promise<boolean>
  dispose(): void
}

/**
 * The notifier of this system: D-Bus on Linux, Electron's own elsewhere (practice.md 3).
 *
 * @param onActivate a person clicked: the alert's id, '' where it is about many or about none that is known
 * @param onAnswer a person pressed the button that answers: the alert's id
 */
export function createSystemNotifier(
  words: MainWords,
  clock: Clock,
  log: Log,
  onActivate: (alertId: string) => void,
  onAnswer: (alertId: string) => void,
): SystemNotifier {
  const person: PersonEvents = {
    onActivate: (key) => onActivate(isAlertKey(key) ? key : ''),
    onAnswer,
  }
  const labels = { open: () => words.t('desktop.open'), answer: () => words.t('notification.answer') }
  const { presenter, isQuiet } = presenterOf(clock, labels, person)
  const notifier = createNotifier(
    logTrouble(limitAnswers(presenter, clock), log),
    createNotifierWords(words.t, words.alert),
    clock,
  )
  return { ...notifier, isQuiet }
}

interface Labels {
  open(): string
  answer(): string
}

function presenterOf(
  clock: Clock,
  labels: Labels,
  person: PersonEvents,
): { readonly presenter: Presenter; readonly isQuiet: () => Promise<boolean> } {
  const { platform } = process
  if (platform === 'linux') {
    const presenter = createDbusPresenter({
      open(onClosed) {
        const address = sessionBusAddress(process.env)
        if (address === null) return Promise.reject(new Error('no session bus'))
        return openSessionBus(address, onClosed)
      },
      env: process.env,
      labels,
      person,
    })
    return { presenter, isQuiet: () => presenter.isQuiet() }
  }
  identifyToWindows(app, platform)
  return {
    presenter: createElectronPresenter({ native: Notification, platform, clock, labels, person }),
    // The systems hold their own banners back; nothing tells us so without a native module (practice.md 3.2).
    isQuiet: () => Promise.resolve(false),
  }
}
