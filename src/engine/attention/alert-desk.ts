import type { Clock } from '../../node/time/clock.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import type { Settings } from '../../shared/settings/schema.ts'
import type { BeforeView, CommitCause } from '../pipeline/committer.ts'
import type { Notifier } from '../ports.ts'
import type { Change, View } from '../projections/view.ts'
import { isRaised, snoozeInTime, wakeUp } from '../rules/alert-life.ts'
import type { EditAlerts } from './alert-answers.ts'
import { type Caller, channelsOf } from './caller.ts'
import { createDueTimer } from './due-timer.ts'
import { calledAgain, dueCalls, isOverUntold, isUnanswered, rescheduled } from './escalation.ts'
import { heldAnew, judgeHeld } from './held.ts'
import { quietUntil } from './quiet-hours.ts'
import type { WebhookDesk } from './webhook-desk.ts'

export interface AlertDeskOptions {
  readonly state: View
  readonly clock: Clock
  readonly settings: () => Settings
  readonly notifier: Notifier
  readonly edit: EditAlerts
  readonly caller: Caller
  readonly webhook: WebhookDesk
  /** IANA name of the machine's zone. */
  readonly zone: () => string
}

/**
 * The life of alerts after the rules: calling people, calling again until somebody answers, quiet hours, and snoozes that
 * run out. Whether and when an alert calls was decided with it (attend.ts); this desk does it.
 */
export interface AlertDesk {
  /** To be called after each commit; nobody who is called is waited for. What is only shown again calls nobody. */
  afterCommit(changes: readonly Change[], before: BeforeView, cause: CommitCause): void
  /** The settings changed: who is held and when it is called again is judged anew. */
  applySettings(): void
  /** The wall clock jumped, or the machine slept: what fell due meanwhile is done now. */
  clockMoved(): void
  /** Wakes what ran out while the program was closed, without calling anybody again. */
  start(): void
  stop(): void
}

export function createAlertDesk(options: AlertDeskOptions): AlertDesk {
  const { state, clock, settings, notifier, edit, caller, webhook, zone } = options
  let startedAt = Number.POSITIVE_INFINITY
  const timer = createDueTimer(clock, () => ring(true))

  /**
   * Does what is due and sets the times of the rest anew.
   *
   * @param callAgain false where nobody is called again: at a start, and for what is only shown again
   */
  function ring(callAgain: boolean): void {
    editWhere((alert) => snoozeInTime(alert, clock.now()))
    editWhere((alert) => wakeUp(alert, clock.now(), callAgain))
    releaseHeld()
    const { repeatMinutes } = settings().attention
    editWhere((alert) => rescheduled(alert, clock.now(), repeatMinutes, callAgain))
    if (callAgain) callUnanswered()
    armAnew()
  }

  function editWhere(change: (alert: Alert) => Alert | null): void {
    const ids = idsWhere((alert) => change(alert) !== null)
    if (ids.length > 0) edit(ids, change)
  }

  function releaseHeld(): void {
    const { until, digest } = judgeHeld(state, settings().quietHours, clock.now(), zone())
    if (until.size === 0) return
    edit([...until.keys()], (alert) => heldAnew(alert, until.get(alert.id)))
    if (digest === null) return
    const released = [...until].filter(([, end]) => end === null)
    caller.released(
      digest,
      released.flatMap(([id]) => state.get('alerts', id) ?? []),
    )
  }

  function callUnanswered(): void {
    const { repeatMinutes, webhookAfterRepeats } = settings().attention
    const ids = dueCalls(state, clock.now(), repeatMinutes).map(({ id }) => id)
    if (ids.length === 0) return
    edit(ids, (alert) => calledAgain(alert, clock.now(), repeatMinutes))
    const alerts = ids.flatMap((id) => state.get('alerts', id) ?? []).filter(isUnanswered)
    caller.again(alerts)
    webhook.call(alerts.filter(({ escalation }) => (escalation?.repeats ?? 0) >= webhookAfterRepeats))
  }

  /** Its notification goes; that of a trouble that is over says so in its place, once and softly. */
  function withdraw(old: Alert, alert: Alert | null): void {
    // One of an earlier run is not ours to replace.
    const isShown = old.notification.status === 'shown' && old.notification.at >= startedAt
    const { attention, quietHours } = settings()
    const tells = alert?.state === 'resolved' && isShown && attention.desktop
    if (tells && quietUntil(quietHours, alert, clock.now(), zone()) === null) void notifier.show(alert)
    else notifier.close(old.id)
  }

  function armAnew(): void {
    let next: number | null = null
    for (const [, alert] of state.entries('alerts')) {
      const due = dueAt(alert)
      if (due !== null) next = Math.min(next ?? due, due)
    }
    timer.set(next)
  }

  function idsWhere(matches: (alert: Alert) => boolean): readonly string[] {
    const ids: string[] = []
    for (const [id, alert] of state.entries('alerts')) if (matches(alert)) ids.push(id)
    return ids
  }

  return {
    afterCommit(changes, before, cause) {
      const raised: Alert[] = []
      const over: Alert[] = []
      let answered = false
      let touched = false
      for (const { patch } of changes) {
        if (patch[0] !== 'alerts') continue
        touched = true
        const [, id, alert] = patch
        const old = before.get('alerts', id)
        const due = alert === null ? null : dueAt(alert)
        if (due !== null) timer.by(due)
        if (cause === 'new' && alert !== null && isRaised(old, alert) && alert.heldUntil === null) {
          raised.push(alert)
        }
        // Also after somebody answered: who was called by the webhook wants to know that it is over.
        if (alert !== null && isOverUntold(alert) && !isOverUntold(old)) over.push(alert)
        const hasEnded = old?.state === 'open' && alert?.state !== 'open'
        if (!hasEnded) continue
        answered ||= isUnanswered(old)
        if (channelsOf(old).includes('desktop')) withdraw(old, alert)
      }
      if (raised.length > 0) {
        caller.first(raised)
        if (settings().attention.webhookAfterRepeats === 0) webhook.call(raised.filter(isUnanswered))
      }
      if (over.length > 0) webhook.over(over)
      if (answered && idsWhere(isUnanswered).length === 0) caller.hush()
      if (cause === 'shown-again' && touched) ring(false)
    },
    applySettings() {
      if (settings().attention.muted) caller.hush()
      webhook.follow()
      ring(true)
    },
    clockMoved() {
      startedAt = Math.min(startedAt, clock.now())
      ring(true)
    },
    start() {
      startedAt = clock.now()
      ring(false)
      webhook.resume()
    },
    stop() {
      timer.set(null)
      caller.stop()
    },
  }
}

/** When something about the alert falls due, epoch ms. */
function dueAt({ snoozedUntil, heldUntil, escalation }: Alert): number | null {
  const times = [snoozedUntil, heldUntil, escalation?.nextAt ?? null].filter(
    (time) => typeof time === 'number',
  )
  return times.length === 0 ? null : Math.min(...times)
}
