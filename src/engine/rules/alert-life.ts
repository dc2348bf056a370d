import type { Alert, AlertAnswer } from '../../shared/domain/alert.ts'

/** What a rule says about an alert; the rest is its life. */
export type AlertCall = Pick<Alert, 'id' | 'kind' | 'rule' | 'severity' | 'source' | 'params' | 'subject'>

/** Whether an alert still stands for something that is so. */
export function isActive(alert: Alert): boolean {
  return alert.state !== 'resolved'
}

/** Raises an alert, for the first time or again: it is open, whatever it was before. */
export function raise(call: AlertCall, before: Alert | undefined, now: number): Alert {
  return {
    ...call,
    state: 'open',
    raisedAt: now,
    changedAt: now,
    raises: (before?.raises ?? 0) + 1,
    snoozedUntil: null,
    answer: null,
    heldUntil: null,
    notification: { status: 'none' },
    escalation: null,
  }
}

/** Whether this change of an alert raised it, for the first time or again: only that calls a person. */
export function isRaised(before: Alert | undefined, after: Alert): boolean {
  return after.raises > (before?.raises ?? 0)
}

/** The person has taken it on, with a word. Null when there is nothing to take. */
export function acknowledge(alert: Alert, answer: AlertAnswer): Alert | null {
  if (alert.state !== 'open' && alert.state !== 'snoozed') return null
  return {
    ...quiet(alert),
    state: 'acknowledged',
    changedAt: answer.at,
    snoozedUntil: null,
    answer,
  }
}

/**
 * Not now: open again at `until` (epoch ms), if it still stands then; or not again before its trouble is over. Null for
 * what stands no more.
 */
export function snooze(alert: Alert, until: number | 'recovery', answer: AlertAnswer): Alert | null {
  if (!isActive(alert)) return null
  return { ...quiet(alert), state: 'snoozed', changedAt: answer.at, snoozedUntil: until, answer }
}

/** Takes an answer back: open as before, without calling anew. Null when there is none to take back. */
export function reopen(alert: Alert, now: number): Alert | null {
  if (alert.state !== 'acknowledged' && alert.state !== 'snoozed') return null
  return { ...alert, state: 'open', changedAt: now, snoozedUntil: null, answer: null }
}

/**
 * A snooze that ran out.
 *
 * @param call whether to call the person again. Not for a snooze that ran out while the program was closed: a restart
 * fires no old alert again (design.md, section 4)
 */
export function wakeUp(alert: Alert, now: number, call: boolean): Alert | null {
  if (alert.state !== 'snoozed' || typeof alert.snoozedUntil !== 'number' || alert.snoozedUntil > now) {
    return null
  }
  if (call) return raise(alert, alert, now)
  return { ...alert, state: 'open', changedAt: now, snoozedUntil: null, answer: null }
}

/** A snooze after the clock was set back: from now on it lasts as long as it was meant to. Null where it stays as it is. */
export function snoozeInTime(alert: Alert, now: number): Alert | null {
  const { snoozedUntil, changedAt } = alert
  if (typeof snoozedUntil !== 'number' || changedAt <= now) return null
  return { ...alert, changedAt: now, snoozedUntil: now + snoozedUntil - changedAt }
}

/** It calls nobody any more: somebody knows of it, or it is over. */
export function quiet(alert: Alert): Alert {
  const { escalation } = alert
  const silent =
    escalation === null || escalation.nextAt === null ? escalation : { ...escalation, nextAt: null }
  return { ...alert, heldUntil: null, escalation: silent }
}
