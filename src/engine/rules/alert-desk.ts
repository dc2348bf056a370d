import type { Clock } from '../../node/time/clock.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import type { BeforeView, CommitCause, Committer } from '../pipeline/committer.ts'
import type { Notifier } from '../ports.ts'
import type { Change, View } from '../projections/view.ts'
import { acknowledge, isActive, isRaised, snooze, wakeUp } from './alert-life.ts'

export interface AlertDeskOptions {
  readonly state: View
  readonly clock: Clock
  readonly notifier: Notifier
  readonly committer: () => Committer
}

/** The life of alerts after the rules: calling people, their answers, and snoozes that run out. */
export interface AlertDesk {
  /** To be called after each commit; the notifier is never waited for. What is only shown again calls nobody. */
  afterCommit(changes: readonly Change[], before: BeforeView, cause: CommitCause): void
  /** @returns whether there is such an alert */
  acknowledge(ids: readonly string[]): boolean
  snooze(id: string, minutes: number): boolean
  /** Wakes what ran out while the program was closed, without calling anybody again. */
  start(): void
  stop(): void
}

/** Which raised alerts go to the system's notifications. */
function callsAPerson(alert: Alert): boolean {
  return alert.state === 'open' && (alert.severity === 'critical' || alert.kind === 'order-ready')
}

export function createAlertDesk({ state, clock, notifier, committer }: AlertDeskOptions): AlertDesk {
  let cancelTimer = (): void => {}
  let stopped = false

  function edit(ids: readonly string[], change: (alert: Alert) => Alert | null): void {
    committer().change((draft) => {
      for (const id of ids) {
        const alert = draft.get('alerts', id)
        const changed = alert === undefined ? null : change(alert)
        if (changed !== null) draft.set(['alerts', id, changed])
      }
    })
  }

  async function call(alert: Alert): Promise<void> {
    const notification = await notifier.show(alert)
    if (stopped) return
    // The alert may have moved on while the daemon answered; only this raise's outcome belongs to it.
    edit([alert.id], (now) => (now.raises === alert.raises ? { ...now, notification } : null))
  }

  function arm(): void {
    cancelTimer()
    let next = Number.POSITIVE_INFINITY
    for (const [, alert] of state.entries('alerts')) {
      if (alert.state === 'snoozed' && alert.snoozedUntil !== null) next = Math.min(next, alert.snoozedUntil)
    }
    if (next === Number.POSITIVE_INFINITY) return
    cancelTimer = clock.after(Math.max(0, next - clock.now()), () => wake(true))
  }

  function wake(callAgain: boolean): void {
    const due: string[] = []
    for (const [id, alert] of state.entries('alerts')) {
      if (wakeUp(alert, clock.now(), callAgain) !== null) due.push(id)
    }
    if (due.length > 0) edit(due, (alert) => wakeUp(alert, clock.now(), callAgain))
    arm()
  }

  return {
    afterCommit(changes, before, cause) {
      let snoozesChanged = false
      for (const { patch } of changes) {
        if (patch[0] !== 'alerts') continue
        const [, id, alert] = patch
        const old = before.get('alerts', id)
        snoozesChanged ||= old?.state === 'snoozed' || alert?.state === 'snoozed'
        const raised = cause === 'new' && alert !== null && isRaised(old, alert)
        if (raised && callsAPerson(alert)) void call(alert)
        const wasCalling = old !== undefined && old.state === 'open' && callsAPerson(old)
        if (wasCalling && (alert === null || alert.state !== 'open')) notifier.close(id)
      }
      if (snoozesChanged) arm()
    },
    acknowledge(ids) {
      const known = ids.some((id) => state.get('alerts', id) !== undefined)
      if (known) edit(ids, (alert) => acknowledge(alert, clock.now()))
      return known
    },
    snooze(id, minutes) {
      const alert = state.get('alerts', id)
      if (alert === undefined || !isActive(alert)) return false
      edit([id], (now) => snooze(now, clock.now() + minutes * 60_000, clock.now()))
      return true
    },
    start: () => wake(false),
    stop() {
      stopped = true
      cancelTimer()
    },
  }
}
