import type { Alert } from '../../shared/domain/alert.ts'
import type { Collection } from './collection.ts'

/** Critical alerts that a person has still to answer; the critical dialog shows them. */
export interface CriticalQueue {
  /** Keys in the order in which they called. The same array until it changes. */
  keys(): readonly string[]
  add(keys: readonly string[]): void
  /** Takes answered alerts out before the stream says so, so that the dialog closes when its button is pressed. */
  remove(keys: readonly string[]): void
  subscribe(listener: () => void): () => void
}

/** Whether an alert keeps a person from going on: still open, and still critical (stock may have come meanwhile). */
export function callsForAnswer(alert: Alert | undefined): alert is Alert {
  return alert?.state === 'open' && alert.severity === 'critical'
}

/** Makes the queue; an alert that was answered by anybody, or is no longer critical, leaves by itself. */
export function createCriticalQueue(alerts: Collection<Alert>): CriticalQueue {
  let keys: readonly string[] = []
  const listeners = new Set<() => void>()

  function put(next: readonly string[]): void {
    if (next.length === keys.length && next.every((key, index) => keys[index] === key)) return
    keys = next
    for (const listener of [...listeners]) listener()
  }

  alerts.subscribe(() => put(keys.filter((key) => callsForAnswer(alerts.rows.get(key)))))

  return {
    keys: () => keys,
    add(called) {
      const again = new Set(called)
      put([...keys.filter((known) => !again.has(known)), ...again])
    },
    remove(answered) {
      const gone = new Set(answered)
      put(keys.filter((key) => !gone.has(key)))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
