import type { Clock } from '../../node/time/clock.ts'
import { type Alert, type CallTry, type NotificationOutcome, triesKept } from '../../shared/domain/alert.ts'
import type { EditAlerts } from './alert-answers.ts'

/**
 * What became of calls, written into their alerts. Outcomes of a burst come one by one and are written together, so that
 * a thousand notifications are not a thousand transactions.
 */
export interface CallLog {
  /** The outcome of the alert's own notification. */
  notified(alert: Alert, outcome: NotificationOutcome): void
  /** A try, for the log of an alert that escalates; others keep none. */
  tried(alerts: readonly Alert[], one: CallTry): void
  /** Who was told of these by the webhook knows that they are over, or was given up. */
  toldOver(ids: readonly string[]): void
  /** Writes what is known, and nothing more. */
  stop(): void
}

interface Entry {
  /** Only this raise's outcomes belong to it: the alert may have moved on while somebody answered. */
  readonly raises: number
  notification: NotificationOutcome | null
  readonly tries: CallTry[]
}

export function createCallLog(clock: Pick<Clock, 'after'>, edit: EditAlerts): CallLog {
  let entries = new Map<string, Entry>()
  let cancel: (() => void) | null = null
  let stopped = false

  function entryOf(alert: Alert): Entry {
    const known = entries.get(alert.id)
    if (known !== undefined && known.raises === alert.raises) return known
    const begun: Entry = { raises: alert.raises, notification: null, tries: [] }
    // A late word about an earlier raise must not push out what is known of the present one.
    if (known === undefined || known.raises < alert.raises) entries.set(alert.id, begun)
    return begun
  }

  function write(): void {
    cancel = null
    const written = entries
    entries = new Map()
    edit([...written.keys()], (alert) => {
      const entry = written.get(alert.id)
      return entry === undefined || entry.raises !== alert.raises ? null : withEntry(alert, entry)
    })
  }

  function writeSoon(): void {
    // What comes after the end finds no journal any more.
    if (!stopped) cancel ??= clock.after(0, write)
  }

  return {
    notified(alert, outcome) {
      entryOf(alert).notification = outcome
      writeSoon()
    },
    tried(alerts, one) {
      for (const alert of alerts) if (alert.escalation !== null) entryOf(alert).tries.push(one)
      writeSoon()
    },
    toldOver(ids) {
      edit(ids, (alert) =>
        alert.state !== 'resolved' || alert.escalation === null
          ? null
          : { ...alert, escalation: { ...alert.escalation, told: false } },
      )
    },
    stop() {
      stopped = true
      cancel?.()
      if (cancel !== null) write()
    },
  }
}

function withEntry(alert: Alert, { notification, tries }: Entry): Alert | null {
  const { escalation } = alert
  const logged = escalation === null || tries.length === 0
  if (notification === null && logged) return null
  return {
    ...alert,
    notification: notification ?? alert.notification,
    escalation: logged
      ? escalation
      : {
          ...escalation,
          tries: [...escalation.tries, ...tries].slice(-triesKept),
          told: escalation.told === true || tries.some(({ channel, ok }) => channel === 'webhook' && ok),
        },
  }
}
