import type { Clock } from '../../../node/time/clock.ts'
import type { Presenter, PresentOutcome } from './presenter.ts'

/** Longest time for the desktop to answer, ms; afterwards the notification counts as not shown. */
const answerMs = 2_000

/**
 * A presenter that always answers in time and never rejects, whatever the one behind it does. While an answer is
 * overdue nothing more is sent: a desktop that hangs would show all of it, long after, when it comes to itself.
 */
export function limitAnswers(presenter: Presenter, clock: Pick<Clock, 'after'>): Presenter {
  let overdue = 0

  return {
    ...presenter,
    present(presentation) {
      if (overdue > 0) {
        return Promise.resolve({
          shown: false,
          reason: 'no-answer',
          detail: 'the desktop still owes an answer to an earlier notification',
        })
      }
      return new Promise((resolve) => {
        let isOverdue = false
        const cancel = clock.after(answerMs, () => {
          isOverdue = true
          overdue += 1
          resolve({
            shown: false,
            reason: 'no-answer',
            detail: `no answer from the desktop in ${answerMs / 1000} s`,
          })
        })
        presenter
          .present(presentation)
          .catch(
            (error: unknown): PresentOutcome => ({ shown: false, reason: 'failed', detail: wordsOf(error) }),
          )
          .then((outcome) => {
            if (isOverdue) overdue -= 1
            cancel()
            resolve(outcome)
          })
      })
    },
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
