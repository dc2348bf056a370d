import type { Alert } from '../../shared/domain/alert.ts'
import type { Collection } from './collection.ts'
import { callsForAnswer } from './critical-queue.ts'

/** What asks for a person's attention right now. */
export interface CalloutHandlers {
  /** An alert was raised, or raised again (a snooze that ran out raises), or is called again. */
  readonly call: (key: string, alert: Alert) => void
  /** A snapshot came, or a source is back: critical alerts that nobody has answered yet, the oldest first. */
  readonly unanswered: (keys: readonly string[]) => void
}

/**
 * Whether a change of an alert calls: a new one, one that got worse, one that is called again because nobody answered.
 * Never an answer to it nor its being taken back; and not what quiet hours hold, which is told in one sum at their end.
 */
export function calls(before: Alert | undefined, after: Alert | undefined): after is Alert {
  if (!after || after.state === 'acknowledged' || after.state === 'snoozed') return false
  if (after.heldUntil !== null) return false
  return !before || after.raises > before.raises || repeatsOf(after) > repeatsOf(before)
}

function repeatsOf({ escalation }: Alert): number {
  return escalation?.repeats ?? 0
}

/** Alerts that are gone and may come back: as many as are remembered, the newest. */
const goneAtMost = 20_000

/** What calls when it changes. A row that comes back with the same has nothing new to say. */
function callsOf(alert: Alert): string {
  return `${alert.raisedAt} ${alert.raises} ${repeatsOf(alert)}`
}

/**
 * Watches the alerts. What a snapshot brings never calls one by one (design.md, section 4: no old alert fires again; what
 * came meanwhile is in the engine's own summary), nor what comes back with a source whose removal is undone. But what
 * must be answered is still there to be answered, after a return to sight as after a restart.
 */
export function watchAlerts(alerts: Collection<Alert>, handlers: CalloutHandlers): () => void {
  const gone = new Map<string, string>()

  function goes(key: string, alert: Alert): void {
    gone.set(key, callsOf(alert))
    if (gone.size <= goneAtMost) return
    for (const oldest of gone.keys()) {
      gone.delete(oldest)
      return
    }
  }

  return alerts.attach({
    change(key, before, after) {
      if (after === undefined) {
        if (before !== undefined) goes(key, before)
        return
      }
      const isBack = before === undefined && gone.get(key) === callsOf(after)
      gone.delete(key)
      if (!isBack) {
        if (calls(before, after)) handlers.call(key, after)
      } else if (wantsAnswer(after)) {
        handlers.unanswered([key])
      }
    },
    reset() {
      gone.clear()
      const waiting = [...alerts.rows].filter(([, alert]) => wantsAnswer(alert))
      waiting.sort(([, a], [, b]) => a.raisedAt - b.raisedAt)
      if (waiting.length > 0) handlers.unanswered(waiting.map(([key]) => key))
    },
  })
}

function wantsAnswer(alert: Alert): boolean {
  return callsForAnswer(alert) && alert.answer === null
}
