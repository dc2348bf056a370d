import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Clock } from '../../../node/time/clock.ts'
import { setNewest } from './newest.ts'
import type { PersonEvents, Presentation, Presenter, PresentOutcome } from './presenter.ts'
import { refusalOf } from './refusal.ts'

export interface ElectronPresenterOptions {
  /** Electron's class. */
  readonly native: typeof Notification
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'after'>
  readonly labels: { answer(): string }
  readonly person: PersonEvents
}

/** Windows tells of a click twice, by the notification and by the program's activation; this long apart at most, ms. */
const sameClickMs = 500

/** Longest wait for the system to say what became of one, ms: it may forget to. */
const wordMs = 120_000

/** Part of `Notification` that is newer than the oldest Electron that must work (42; practice.md 3.1). */
interface Newer {
  readonly handleActivation?: (callback: () => void) => void
}

/** A notification that may still be clicked, or taken back. */
interface Standing {
  readonly notification: Notification
  readonly settle: (outcome: PresentOutcome) => void
}

/** What is closed before the system showed it says nothing any more, neither that it was shown nor that it failed. */
const takenBack: PresentOutcome = { shown: false, reason: 'failed', detail: 'taken back before it was shown' }

/**
 * Notifications of Windows and macOS. They are held until a person closed them: one that is garbage-collected loses its
 * click (practice.md 3.2), and one that went by itself stands in the system's list. Replacing works by the id of the
 * system where this Electron passes one on, else by closing the earlier one first.
 */
export function createElectronPresenter(options: ElectronPresenterOptions): Presenter {
  const { native, platform, clock, labels, person } = options
  const known = new Map<string, Standing>()
  let clicked = false

  function tell(event: (key: string) => void, key: string): void {
    clicked = true
    clock.after(sameClickMs, () => {
      clicked = false
    })
    event(key)
  }

  function takeBack(key: string): void {
    const standing = known.get(key)
    known.delete(key)
    standing?.notification.close()
    standing?.settle(takenBack)
  }

  function show(presentation: Presentation): Promise<PresentOutcome> {
    const { key } = presentation
    const notification = new native(optionsOf(presentation, platform, labels.answer))
    return new Promise((resolve) => {
      const cancel = clock.after(wordMs, () =>
        settle({ shown: false, reason: 'no-answer', detail: 'the system never said whether it was shown' }),
      )
      const settle = (outcome: PresentOutcome): void => {
        cancel()
        resolve(outcome)
      }
      const forget = (): void => {
        if (known.get(key)?.notification === notification) known.delete(key)
      }
      setNewest(known, key, { notification, settle })
      notification.once('show', () => settle({ shown: true }))
      notification.once('failed', (_event, detail) => {
        forget()
        settle(refusalOf(detail))
      })
      notification.on('click', () => tell(person.onActivate, key))
      notification.on('action', () => tell(person.onAnswer, key))
      notification.once('close', ({ reason }) => {
        // Windows says so also when its time on the screen is over.
        if (platform === 'darwin' || reason === 'userCanceled') forget()
      })
      notification.show()
    })
  }

  const { handleActivation } = native as Newer
  if (platform === 'win32' && handleActivation !== undefined) {
    // A click on one of an earlier run, in the system's list: nobody knows any more which alert it was.
    handleActivation.call(native, () => {
      clock.after(sameClickMs / 2, () => {
        if (!clicked) person.onActivate('')
      })
    })
  }

  return {
    present(presentation) {
      if (!native.isSupported()) {
        return Promise.resolve({
          shown: false,
          reason: 'unavailable',
          detail: 'the system has no notifications',
        })
      }
      takeBack(presentation.key)
      return show(presentation)
    },
    withdraw: takeBack,
    dispose() {
      for (const { settle } of known.values()) settle(takenBack)
      known.clear()
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
