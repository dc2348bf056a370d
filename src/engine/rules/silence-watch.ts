import type { Clock } from '../../node/time/clock.ts'
import type { SilentAlertParams } from '../../shared/domain/alert-params.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { Draft, View } from '../projections/view.ts'
import { isActive, raise } from './alert-life.ts'
import { resolveAlert } from './breach.ts'
import { createJumpWatch, isLate } from './jump-watch.ts'
import type { RuleBook } from './rule-book.ts'

/** Looked at never more often than this, whatever a clock or a limit of nothing asks for, ms. */
const leastMs = 1_000
/** While a source is silent it is looked after this often, ms: its row need not change when it is heard again. */
const silentMs = 5_000

export interface SilenceWatchOptions {
  readonly state: View
  readonly clock: Clock
  readonly rules: () => RuleBook
  /** All sources as they are now. */
  readonly views: () => readonly SourceView[]
  readonly change: (edit: (draft: Draft) => void) => void
}

/**
 * Sources of which nothing is heard (issue 4.1): no byte of a body for the rule's minutes, although the source is
 * switched on and does not rest on purpose. A server that only accepts connections is as silent as one that is gone. No
 * cost per byte: one timer, for the moment at which the first source would be silent too long. The time in which the
 * program was closed, or the machine slept, does not count.
 */
export interface SilenceWatch {
  start(): void
  /** A source's row changed: it may have been heard again. */
  sourceChanged(source: string): void
  /** The rule may be another one. */
  follow(): void
  stop(): void
}

/** What is known of a source that is watched without a rest. */
interface Heard {
  /** When its last byte came, or the watch began, epoch ms. */
  readonly at: number
  readonly bytes: number
}

function silenceAlertId(source: string): string {
  return `silent:${encodeURIComponent(source)}`
}

/**
 * Whether a source rests on purpose: as a whole; or some of its streams, while the others are connected as they should be
 * and need not say anything (Optik's stock stream has no heartbeat).
 */
function rests({ enabled, connection, streams }: SourceView): boolean {
  if (!enabled || connection.state === 'paused') return true
  const states = streams.filter((stream) => stream.enabled).map((stream) => stream.connection.state)
  const isTrying = states.some((state) => state === 'stale' || state === 'backoff' || state === 'connecting')
  return states.includes('paused') && states.includes('live') && !isTrying
}

export function createSilenceWatch(options: SilenceWatchOptions): SilenceWatch {
  const { state, clock, rules, change } = options
  const heard = new Map<string, Heard>()
  /** Bytes of each source when it was called silent in this run. */
  const silentAt = new Map<string, number>()
  const jumped = createJumpWatch(clock)
  let cancel = (): void => {}
  let armed = false

  /** The time that nobody watched does not count. */
  function forgetTime(): void {
    for (const [id, { bytes }] of heard) heard.set(id, { at: clock.now(), bytes })
  }

  /** Until when the source may be silent, epoch ms; null: it may. */
  function dueOf(view: SourceView): number | null {
    if (rests(view) || view.connection.state === 'off') {
      heard.delete(view.id)
      return null
    }
    const now = clock.now()
    const known = heard.get(view.id) ?? { at: now, bytes: view.bytes }
    const at = view.bytes > known.bytes ? Math.max(known.at, view.lastByteAt ?? known.at) : known.at
    // A clock that was set back must not make the last byte lie in the future.
    heard.set(view.id, { at: Math.min(at, now), bytes: view.bytes })
    const { limit } = rules().builtIn('source-silent')
    if (!rules().takes('source-silent', view.id) || limit === null) return null
    return Math.min(at, now) + Math.max(leastMs, limit * 60_000)
  }

  /**
   * Its trouble is over: it was heard again, rests on purpose, or is no longer asked about. A source that is switched on
   * and only has not begun yet (`off`, at a start) is as silent as before.
   */
  function isOver(view: SourceView): boolean {
    if (rests(view) || !rules().takes('source-silent', view.id)) return true
    return view.bytes > 0 && view.bytes !== silentAt.get(view.id)
  }

  function isSilent(source: string): boolean {
    const alert = state.get('alerts', silenceAlertId(source))
    return alert !== undefined && isActive(alert)
  }

  function endSilence(source: string): void {
    silentAt.delete(source)
    change((draft) => resolveAlert(draft, silenceAlertId(source), clock.now()))
  }

  function look(): void {
    cancel()
    if (jumped() !== 0) forgetTime()
    let next = Number.POSITIVE_INFINITY
    for (const view of options.views()) {
      if (isSilent(view.id) && isOver(view)) endSilence(view.id)
      let due = dueOf(view)
      if (due === null) continue
      if (isSilent(view.id)) due = clock.now() + silentMs
      else if (due <= clock.now()) {
        call(view)
        due = clock.now() + silentMs
      }
      next = Math.min(next, due)
    }
    armed = next < Number.POSITIVE_INFINITY
    if (!armed) return
    const inMs = Math.max(leastMs, next - clock.now())
    const at = clock.monotonic() + inMs
    cancel = clock.after(inMs, () => {
      if (isLate(clock, at)) forgetTime()
      look()
    })
  }

  function call(view: SourceView): void {
    const { severity, limit } = rules().builtIn('source-silent')
    const id = silenceAlertId(view.id)
    const params = { source: view.name, minutes: limit ?? 0 } satisfies SilentAlertParams
    const told = { kind: 'source-silent', rule: 'source-silent', severity, params } as const
    silentAt.set(view.id, view.bytes)
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
      look()
    },
    sourceChanged(source) {
      const view = state.get('sources', source)
      if (view === undefined) {
        heard.delete(source)
        silentAt.delete(source)
        return
      }
      if (rests(view)) heard.delete(source)
      const isNew = !heard.has(source) && !rests(view)
      if (isNew || !armed || (isSilent(source) && isOver(view))) look()
    },
    follow: look,
    stop: () => cancel(),
  }
}
