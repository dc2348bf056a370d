import type { Clock } from '../../node/time/clock.ts'
import type { Alert } from '../../shared/domain/alert.ts'
import type { SilentAlertParams } from '../../shared/domain/alert-params.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { Draft, View } from '../projections/view.ts'
import { isActive, raise } from './alert-life.ts'
import { resolveAlert } from './breach.ts'
import type { RuleBook } from './rule-book.ts'

/** A timer that is so much later than the wall clock says: the machine slept, ms. */
const sleepMs = 30_000

export interface SilenceWatchOptions {
  readonly state: View
  readonly clock: Clock
  readonly rules: () => RuleBook
  /** All sources as they are now. */
  readonly views: () => readonly SourceView[]
  readonly change: (edit: (draft: Draft) => void) => void
}

/**
 * Sources of which nothing is heard (issue 4.1): no byte for the rule's minutes, although the source is switched on and
 * does not rest on purpose. No cost per byte: one timer, for the moment at which the first source would be silent too
 * long. The time in which the program was closed, or the machine slept, does not count.
 */
export interface SilenceWatch {
  start(): void
  /** A source's row changed: it may have been heard again. */
  sourceChanged(source: string): void
  /** The rule may be another one. */
  follow(): void
  stop(): void
}

function silenceAlertId(source: string): string {
  return `silent:${encodeURIComponent(source)}`
}

export function createSilenceWatch(options: SilenceWatchOptions): SilenceWatch {
  const { state, clock, rules, change } = options
  /** Since when each source is watched without a rest, epoch ms. */
  const watchedSince = new Map<string, number>()
  let cancel = (): void => {}
  let armed = false
  let drift = 0

  function isWatched(view: SourceView): boolean {
    const { state: name } = view.connection
    return view.enabled && name !== 'paused' && name !== 'off'
  }

  /** Wall and monotonic clock part when the machine sleeps. */
  function noticeSleep(): void {
    const now = clock.now() - clock.monotonic()
    if (Math.abs(now - drift) > sleepMs)
      for (const id of watchedSince.keys()) watchedSince.set(id, clock.now())
    drift = now
  }

  /** Until when the source may be silent, epoch ms; null: it may. */
  function dueOf(view: SourceView): number | null {
    const { limit } = rules().builtIn('source-silent')
    if (!isWatched(view)) {
      watchedSince.delete(view.id)
      return null
    }
    const since = watchedSince.get(view.id) ?? clock.now()
    watchedSince.set(view.id, since)
    if (!rules().takes('source-silent', view.id) || limit === null) return null
    // A clock that was set back must not make the last byte lie in the future.
    const heard = Math.min(Math.max(since, view.lastByteAt ?? since), clock.now())
    return heard + limit * 60_000
  }

  /**
   * Its trouble is over: it was heard again, rests on purpose, or is no longer asked about. A source that is switched on
   * and only has not begun yet (`off`, at a start) is as silent as before.
   */
  function isOver(view: SourceView, alert: Alert): boolean {
    const rests = !view.enabled || view.connection.state === 'paused'
    return rests || !rules().takes('source-silent', view.id) || (view.lastByteAt ?? 0) > alert.raisedAt
  }

  function isSilentNow(source: string): boolean {
    const alert = state.get('alerts', silenceAlertId(source))
    return alert !== undefined && isActive(alert)
  }

  function look(): void {
    cancel()
    noticeSleep()
    let next = Number.POSITIVE_INFINITY
    for (const view of options.views()) {
      const due = dueOf(view)
      if (due === null || isSilentNow(view.id)) continue
      if (due <= clock.now()) call(view)
      else next = Math.min(next, due)
    }
    armed = next < Number.POSITIVE_INFINITY
    // Never more often than each second, whatever a clock does.
    if (armed) cancel = clock.after(Math.max(1_000, next - clock.now()), look)
  }

  function call(view: SourceView): void {
    const { severity, limit } = rules().builtIn('source-silent')
    const id = silenceAlertId(view.id)
    const params = { source: view.name, minutes: limit ?? 0 } satisfies SilentAlertParams
    const told = { kind: 'source-silent', rule: 'source-silent', severity, params } as const
    change((draft) => {
      const alert = raise(
        { ...told, id, source: view.id, subject: view.id },
        draft.get('alerts', id),
        clock.now(),
      )
      draft.set(['alerts', id, alert])
    })
  }

  return {
    start() {
      drift = clock.now() - clock.monotonic()
      look()
    },
    sourceChanged(source) {
      const view = state.get('sources', source)
      if (view === undefined) {
        watchedSince.delete(source)
        return
      }
      if (!isWatched(view)) watchedSince.delete(source)
      const isNew = !watchedSince.has(source) && isWatched(view)
      const alert = state.get('alerts', silenceAlertId(source))
      if (alert !== undefined && isActive(alert) && isOver(view, alert)) {
        change((draft) => resolveAlert(draft, alert.id, clock.now()))
        look()
      } else if (isNew || !armed) look()
    },
    follow: look,
    stop: () => cancel(),
  }
}
