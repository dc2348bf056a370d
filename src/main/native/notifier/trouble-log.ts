import type { Log } from '../../../node/log/log.ts'
import type { Presenter } from './presenter.ts'

/** Keeps the system's own words about what it did not show in the log, once each time that they change. */
export function logTrouble(presenter: Presenter, log: Pick<Log, 'warn'>): Presenter {
  let last = ''

  return {
    ...presenter,
    async present(presentation) {
      const outcome = await presenter.present(presentation)
      const words = outcome.shown ? '' : `${outcome.reason}: ${outcome.detail}`
      if (!outcome.shown && words !== last) {
        log.warn('a notification was not shown', { reason: outcome.reason, detail: outcome.detail })
      }
      last = words
      return outcome
    },
  }
}
