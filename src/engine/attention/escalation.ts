import type { Alert } from '../../shared/domain/alert.ts'
import type { View } from '../projections/view.ts'
import { nextCall } from './attend.ts'

/** Calls that fall due within this time, ms, or within half an interval are made as one. */
const togetherMs = 60_000

/** Whether nobody answered a critical alert that is to be called until somebody does (issue 4.3). */
export function isUnanswered(alert: Alert | undefined): alert is Alert {
  return alert?.state === 'open' && alert.severity === 'critical' && alert.escalation !== null
}

/** How often the one of them was called again that was called most. */
export function mostRepeats(alerts: readonly Alert[]): number {
  return alerts.reduce((most, { escalation }) => Math.max(most, escalation?.repeats ?? 0), 0)
}

/** Whether somebody learned of an alert by the webhook and does not know yet that it is over. */
export function isOverUntold(alert: Alert | undefined): alert is Alert {
  return alert?.state === 'resolved' && alert.escalation?.told === true
}

/**
 * Alerts that are to be called again now: none before one is due, and then all whose turn comes soon, so that many
 * alerts of different minutes come to be one call and not a storm.
 */
export function dueCalls(state: View, now: number, repeatMinutes: number): readonly Alert[] {
  const soon = now + Math.min(togetherMs, repeatMinutes * 30_000)
  const near: Alert[] = []
  let isDue = false
  for (const [, alert] of state.entries('alerts')) {
    if (!isUnanswered(alert)) continue
    const nextAt = alert.escalation?.nextAt ?? null
    if (nextAt === null || nextAt > soon) continue
    near.push(alert)
    isDue ||= nextAt <= now
  }
  return isDue ? near.toSorted((a, b) => b.raisedAt - a.raisedAt) : []
}

/** The alert as one that is called again now; null when somebody answered it meanwhile. */
export function calledAgain(alert: Alert, now: number, repeatMinutes: number): Alert | null {
  if (!isUnanswered(alert) || alert.escalation === null) return null
  const { escalation } = alert
  return {
    ...alert,
    escalation: { ...escalation, repeats: escalation.repeats + 1, nextAt: nextCall(now, repeatMinutes) },
  }
}

/**
 * The alert with its next call as settings and clock want it; null when it stays. However the clock was set, no call is
 * further off than one interval.
 *
 * @param callAgain false at a start: what fell due while the program was closed waits one full interval, since a restart
 * fires nothing again (design.md, section 4); what is due later is called at its time
 */
export function rescheduled(
  alert: Alert,
  now: number,
  repeatMinutes: number,
  callAgain: boolean,
): Alert | null {
  if (!isUnanswered(alert) || alert.escalation === null) return null
  const { nextAt } = alert.escalation
  const full = nextCall(now, repeatMinutes)
  const isMissed = nextAt === null || (nextAt <= now && !callAgain)
  const wanted = full === null || isMissed ? full : Math.min(nextAt, full)
  return wanted === nextAt ? null : { ...alert, escalation: { ...alert.escalation, nextAt: wanted } }
}
