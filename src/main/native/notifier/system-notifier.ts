import type { Notifier } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import type { MainWords } from '../../app/words.ts'
import { limitAnswers } from './answer-limit.ts'
import { sessionBusAddress } from './bus-address.ts'
import { createDbusPresenter } from './dbus-presenter.ts'
import { createElectronPresenter } from './electron-presenter.ts'
import { createNotifier } from './notifier.ts'
import type { OnActivate } from './presenter.ts'
import { openSessionBus } from './session-bus.ts'

/** The notifier of this system: D-Bus on Linux, Electron's own elsewhere (practice.md 3). */
export function createSystemNotifier(
  words: MainWords,
  clock: Clock,
  onActivate: OnActivate,
): Notifier & { dispose(): void } {
  const presenter =
    process.platform === 'linux'
      ? createDbusPresenter({
          open(onClosed) {
            const address = sessionBusAddress(process.env)
            if (address === null) return Promise.reject(new Error('no session bus'))
            return openSessionBus(address, onClosed)
          },
          openLabel: () => words.t('desktop.open'),
          onActivate,
        })
      : createElectronPresenter(onActivate)
  return createNotifier(limitAnswers(presenter, clock), words.notification, clock)
}
