import type { Notifier } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Alert, NotificationOutcome, NotShownReason, Severity } from '../../../shared/domain/alert.ts'
import { createFlood } from './flood.ts'
import type { Presenter, Urgency } from './presenter.ts'

/** Words of a notification, from the catalogue that the screen uses, too. */
export interface NotificationWords {
  alert(alert: Alert): { readonly title: string; readonly body: string }
  /** "12 more alerts". */
  summary(count: number): { readonly title: string; readonly body: string }
}

/** Key of the summary; ids of alerts have a colon in them and never equal it. */
export const summaryKey = 'summary'

/** The engine's notifier: the catalogue's words, limits against a flood, then the desktop. */
export function createNotifier(
  presenter: Presenter,
  words: NotificationWords,
  clock: Pick<Clock, 'now' | 'monotonic' | 'after'>,
): Notifier & { dispose(): void } {
  const flood = createFlood()
  let cancelSummary: (() => void) | null = null

  function summariseIn(ms: number): void {
    cancelSummary ??= clock.after(ms, () => {
      cancelSummary = null
      const count = flood.takeSummary(clock.monotonic())
      void presenter.present({ key: summaryKey, ...words.summary(count), urgency: 'normal' })
    })
  }

  function notShown(reason: NotShownReason, detail: string): NotificationOutcome {
    return { status: 'not-shown', reason, detail, at: clock.now() }
  }

  return {
    async show(alert) {
      const judged = flood.judge(alert.id, alert.severity === 'critical', clock.monotonic())
      switch (judged.verdict) {
        case 'repeat':
          return notShown('repeat', 'shown less than a minute ago')
        case 'summarise':
          summariseIn(judged.summaryInMs)
          return notShown('summary', 'part of a summary')
        case 'show': {
          const outcome = await presenter.present({
            key: alert.id,
            ...words.alert(alert),
            urgency: urgencyOf(alert.severity),
          })
          return outcome.shown
            ? { status: 'shown', at: clock.now() }
            : notShown(outcome.reason, outcome.detail)
        }
        default:
          return assertNever(judged)
      }
    },
    close(alertId) {
      presenter.withdraw(alertId)
    },
    dispose() {
      cancelSummary?.()
      presenter.dispose()
    },
  }
}

function urgencyOf(severity: Severity): Urgency {
  switch (severity) {
    case 'critical':
      return 'critical'
    case 'warning':
      return 'normal'
    case 'info':
      return 'low'
    default:
      return assertNever(severity)
  }
}
