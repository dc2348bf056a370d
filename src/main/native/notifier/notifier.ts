import type { Digest, Notifier } from '../../../engine/ports.ts'
import type { Clock } from '../../../node/time/clock.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Alert, NotificationOutcome, NotShownReason, Severity } from '../../../shared/domain/alert.ts'
import { plainLine } from '../plain-line.ts'
import { createFlood } from './flood.ts'
import type { NotifierWords } from './notifier-words.ts'
import type { Presentation, Presenter, PresentOutcome, Urgency } from './presenter.ts'
import { createSummary, type SummaryFacts } from './summary.ts'

/** Keys of what is about no single alert; ids of alerts have a colon in them and never equal one. */
export const summaryKey = 'summary'
export const testKey = 'test'
const digestKeys = { quiet: 'quiet', unanswered: 'unanswered' } as const satisfies Record<
  Digest['kind'],
  string
>

/** A name of outside must not fill the screen: longest title, longest line of a body, and lines of it. */
const longest = { title: 150, line: 250, lines: 4 } as const

/** Whether a key is the id of an alert. */
export function isAlertKey(key: string): boolean {
  return key.includes(':')
}

/** The engine's notifier: the catalogue's words, limits against a flood, then the desktop. */
export function createNotifier(
  presenter: Presenter,
  words: NotifierWords,
  clock: Pick<Clock, 'now' | 'monotonic' | 'after'>,
): Notifier & { dispose(): void } {
  const flood = createFlood()
  const summary = createSummary()
  /** Alerts whose notification stands: their recovery replaces it. */
  const standing = new Set<string>()
  /** Why the desktop shows nothing now, by the newest one; what is counted meanwhile is not shown for the same reason. */
  let trouble: Exclude<PresentOutcome, { readonly shown: true }> | null = null
  let due: { readonly at: number; readonly cancel: () => void } | null = null

  function summariseIn(ms: number): void {
    const at = clock.monotonic() + ms
    if (due !== null && due.at <= at) return
    due?.cancel()
    due = {
      at,
      cancel: clock.after(ms, () => {
        due = null
        const facts = summary.take(clock.monotonic())
        if (facts !== null) tellSummary(facts)
      }),
    }
  }

  function tellSummary(facts: SummaryFacts): void {
    flood.showed(clock.monotonic())
    const isCritical = facts.critical > 0
    void hand({
      key: summaryKey,
      ...words.summary(facts),
      urgency: isCritical ? 'critical' : 'normal',
      stay: isCritical ? 'until-answered' : 'as-usual',
      answerable: false,
    })
  }

  function notShown(reason: NotShownReason, detail: string): NotificationOutcome {
    return { status: 'not-shown', reason, detail, at: clock.now() }
  }

  async function hand(presentation: Presentation): Promise<PresentOutcome> {
    const lines = presentation.body.split('\n', longest.lines).map((line) => plainLine(line, longest.line))
    const outcome = await presenter.present({
      ...presentation,
      title: plainLine(presentation.title, longest.title),
      body: lines.filter((line) => line !== '').join('\n'),
    })
    trouble = outcome.shown || outcome.reason === 'failed' ? null : outcome
    return outcome
  }

  async function present(presentation: Presentation): Promise<NotificationOutcome> {
    const outcome = await hand(presentation)
    return outcome.shown ? { status: 'shown', at: clock.now() } : notShown(outcome.reason, outcome.detail)
  }

  function showTest(alert: Alert): Promise<NotificationOutcome> {
    const { title, body } = words.alert(alert)
    return present({
      key: testKey,
      title: words.test(title),
      body,
      urgency: urgencyOf(alert.severity),
      stay: 'as-usual',
      answerable: false,
    })
  }

  /** The alert is over: what stands on the desktop says so, in its place and softly. */
  function showResolved(alert: Alert): Promise<NotificationOutcome> {
    standing.delete(alert.id)
    const { title, body } = words.alert(alert)
    return present({
      key: alert.id,
      title: words.resolved(title),
      body,
      urgency: 'low',
      stay: 'as-usual',
      answerable: false,
    })
  }

  function showAlert(alert: Alert): Promise<NotificationOutcome> {
    const needsSomebody = alert.state === 'open'
    if (needsSomebody) standing.add(alert.id)
    if (summary.drop(alert.id)) presenter.withdraw(summaryKey)
    return present({
      key: alert.id,
      ...words.alert(alert),
      urgency: urgencyOf(alert.severity),
      stay: needsSomebody && alert.severity === 'critical' ? 'until-answered' : 'as-usual',
      answerable: needsSomebody,
    })
  }

  return {
    async show(alert, how = {}) {
      if (how.test === true) return showTest(alert)
      if (alert.state === 'resolved' && standing.has(alert.id)) return showResolved(alert)
      const verdict = flood.judge(
        {
          key: alert.id,
          group: `${alert.source} ${alert.rule}`,
          severity: alert.severity,
          repeat: how.repeat === true,
        },
        clock.monotonic(),
      )
      switch (verdict) {
        case 'repeat':
          return notShown('repeat', 'shown less than a minute ago')
        case 'count': {
          summariseIn(summary.add(alert, clock.monotonic()))
          return notShown(trouble?.reason ?? 'summary', trouble?.detail ?? 'part of a summary')
        }
        case 'show':
          return showAlert(alert)
        default:
          return assertNever(verdict)
      }
    },
    async digest(digest) {
      if (digest.count === 0) return { status: 'none' }
      flood.showed(clock.monotonic())
      return present({
        key: digestKeys[digest.kind],
        ...words.digest(digest),
        urgency: digest.kind === 'unanswered' ? 'critical' : digest.open === 0 ? 'low' : 'normal',
        // No single answer ends it, so it must go by itself; the next repeat brings it back.
        stay: 'as-usual',
        answerable: false,
      })
    },
    close(alertId) {
      standing.delete(alertId)
      if (summary.drop(alertId)) presenter.withdraw(summaryKey)
      presenter.withdraw(alertId)
    },
    dispose() {
      due?.cancel()
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
