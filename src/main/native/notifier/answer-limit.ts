import type { Clock } from '../../../node/time/clock.ts'
import type { Presenter, PresentOutcome } from './presenter.ts'

/** Longest time for the desktop to answer, ms; afterwards the notification counts as not shown. */
const answerMs = 2_000

/** A presenter that always answers in time and never rejects, whatever the one behind it does. */
export function limitAnswers(presenter: Presenter, clock: Pick<Clock, 'after'>): Presenter {
  return {
    ...presenter,
    present: (presentation) =>
      new Promise((resolve) => {
        const cancel = clock.after(answerMs, () =>
          resolve({
            shown: false,
            reason: 'no-answer',
            detail: `no answer from the desktop in ${answerMs / 1000} s`,
          }),
        )
        presenter
          .present(presentation)
          .catch(
            (error: unknown): PresentOutcome => ({ shown: false, reason: 'failed', detail: wordsOf(error) }),
          )
          .then((outcome) => {
            cancel()
            resolve(outcome)
          })
      }),
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
