import type { Alert } from '../../shared/domain/alert.ts'
import type { QuietHours } from '../../shared/settings/attention.ts'
import type { Draft } from '../projections/view.ts'
import { isRaised } from '../rules/alert-life.ts'
import { quietUntil } from './quiet-hours.ts'

/** What decides whether and when an alert calls. */
export interface AttendContext {
  /** Epoch ms. */
  readonly now: number
  readonly quietHours: readonly QuietHours[]
  /** 0: critical alerts are not called again. */
  readonly repeatMinutes: number
  /** IANA name of the zone of {@link AttendContext.quietHours}; asked for only when something was raised. */
  readonly zone: () => string
}

/**
 * Decides for every alert that a draft raised whether quiet hours hold it and when it is called again, and ends both for
 * one that calls nobody any more. In the same transaction as the alert itself, so that no screen ever shows, and no
 * restart finds, an alert that is not decided yet.
 */
export function attend(draft: Draft, context: AttendContext): void {
  const held = new Map<string, number | null>()
  for (const id of draft.touched('alerts')) {
    const alert = draft.get('alerts', id)
    if (alert === undefined) continue
    const before = draft.before('alerts', id)
    const next = isRaised(before, alert)
      ? raised(alert, before, context, held)
      : settled(alert, before, context)
    if (next !== alert) draft.set(['alerts', id, next])
  }
}

function raised(
  alert: Alert,
  before: Alert | undefined,
  context: AttendContext,
  held: Map<string, number | null>,
): Alert {
  // A burst of one source and severity is judged once: zones are slow.
  const kind = `${alert.severity}/${alert.source}`
  let heldUntil = held.get(kind)
  if (heldUntil === undefined) {
    heldUntil = quietUntil(context.quietHours, alert, context.now, context.zone())
    held.set(kind, heldUntil)
  }
  const escalates = alert.severity === 'critical' && alert.state === 'open'
  // Who was told of it as it was before still waits for its end.
  const told = before?.escalation?.told === true
  const nextAt = escalates ? nextCall(context.now, context.repeatMinutes) : null
  return {
    ...alert,
    heldUntil,
    escalation: escalates || told ? { repeats: 0, nextAt, tries: [], ...(told ? { told } : {}) } : null,
  }
}

/** When a critical alert is called again, epoch ms; null: never. */
export function nextCall(now: number, repeatMinutes: number): number | null {
  return repeatMinutes === 0 ? null : now + repeatMinutes * 60_000
}

/**
 * What is answered, over, or no longer critical is not called again; what a person opened again is, after one full
 * interval.
 */
function settled(alert: Alert, before: Alert | undefined, context: AttendContext): Alert {
  const { escalation } = alert
  if (escalation === null) return alert
  const calls = alert.state === 'open' && alert.severity === 'critical'
  if (!calls && escalation.nextAt !== null) return { ...alert, escalation: { ...escalation, nextAt: null } }
  if (!calls || before === undefined || before.state === 'open') return alert
  const nextAt = nextCall(context.now, context.repeatMinutes)
  return nextAt === escalation.nextAt ? alert : { ...alert, escalation: { ...escalation, nextAt } }
}
