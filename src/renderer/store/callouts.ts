import type { Alert } from '../../shared/domain/alert.ts'
import type { Collection } from './collection.ts'

/** What asks for a person's attention right now. */
export interface CalloutHandlers {
  /** An alert was raised, raised again, or its snooze has ended. */
  readonly call: (key: string, alert: Alert) => void
  /** After a time without sight (hidden window, new snapshot): how many open alerts came in between. */
  readonly away: (count: number) => void
}

/** Whether a change of an alert calls: a new one, one that got worse, one whose snooze is over. Never an answer to it. */
export function calls(before: Alert | undefined, after: Alert | undefined): boolean {
  if (!after || after.state === 'acknowledged' || after.state === 'snoozed') return false
  if (!before || after.raises > before.raises) return true
  return before.state === 'snoozed' && after.state === 'open'
}

/**
 * Watches the alerts. What a snapshot brings never calls one by one (design.md, section 4: no old alert fires again);
 * what is new in it is told as one summary.
 */
export function watchAlerts(alerts: Collection<Alert>, handlers: CalloutHandlers): () => void {
  let seen = false
  return alerts.attach({
    change(key, before, after) {
      if (after && calls(before, after)) handlers.call(key, after)
    },
    reset(before) {
      // The very first snapshot is no return: what is open has its place in the list.
      if (!seen) {
        seen = true
        return
      }
      let count = 0
      for (const [key, alert] of alerts.rows) {
        if (alert.state === 'open' && calls(before.get(key), alert)) count += 1
      }
      if (count > 0) handlers.away(count)
    },
  })
}
