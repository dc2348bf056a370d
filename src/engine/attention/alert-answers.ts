import type { Clock } from '../../node/time/clock.ts'
import { type Alert, type AlertAnswer, isEndless } from '../../shared/domain/alert.ts'
import type { Committer } from '../pipeline/committer.ts'
import type { View } from '../projections/view.ts'
import { acknowledge, isActive, reopen, snooze } from '../rules/alert-life.ts'

/** A snooze: for some minutes, or until the trouble is over. */
export type SnoozeUntil = { readonly minutes: number } | 'recovery'

/** What a person says to alerts. Answering again, or what is resolved already, is no error. */
export interface AlertAnswers {
  /** @returns whether there is one such alert at least */
  acknowledge(ids: readonly string[], word: string): boolean
  /** @returns whether one of them stands */
  snooze(ids: readonly string[], until: SnoozeUntil): boolean
  /** Takes answers back, calling nobody. @returns whether there is one such alert at least */
  reopen(ids: readonly string[]): boolean
}

/** Changes alerts in one transaction; null leaves one as it is. */
export type EditAlerts = (ids: readonly string[], change: (alert: Alert) => Alert | null) => void

/** Edits of alerts as changes of our own. */
export function createEditAlerts(committer: () => Committer): EditAlerts {
  return (ids, change) => {
    committer().change((draft) => {
      for (const id of ids) {
        const alert = draft.get('alerts', id)
        const changed = alert === undefined ? null : change(alert)
        if (changed !== null) draft.set(['alerts', id, changed])
      }
    })
  }
}

/** @param by who answers at this console */
export function createAlertAnswers(parts: {
  readonly state: View
  readonly clock: Clock
  readonly edit: EditAlerts
  readonly by: () => string
}): AlertAnswers {
  const { state, clock, edit, by } = parts
  const known = (ids: readonly string[]): readonly Alert[] =>
    ids.flatMap((id) => state.get('alerts', id) ?? [])
  const answer = (word: string): AlertAnswer => ({ by: by(), at: clock.now(), word: word.trim() })

  return {
    acknowledge(ids, word) {
      if (known(ids).length === 0) return false
      edit(ids, (alert) => acknowledge(alert, answer(word)))
      return true
    },
    snooze(ids, until) {
      if (!known(ids).some(isActive)) return false
      const end = until === 'recovery' ? until : clock.now() + until.minutes * 60_000
      edit(ids, (alert) =>
        // It would be silenced for ever: what never recovers is answered, once and for all.
        end === 'recovery' && isEndless(alert)
          ? acknowledge(alert, answer(''))
          : snooze(alert, end, answer('')),
      )
      return true
    },
    reopen(ids) {
      if (known(ids).length === 0) return false
      edit(ids, (alert) => reopen(alert, clock.now()))
      return true
    },
  }
}
