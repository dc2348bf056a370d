import type { Log } from '../../node/log/log.ts'
import type { Clock } from '../../node/time/clock.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { ConnectionHistory } from '../../shared/domain/history.ts'
import type { HistoryRows } from '../journal/history-table.ts'
import type { Journal } from '../journal/types.ts'
import { createSourceHistory, type SourceHistory } from './source-history.ts'

/** How far the history goes back, ms. */
const keptMs = 24 * 60 * 60 * 1000
/** A change is written after this, ms: at most one transaction a second, whatever happens. */
const soonMs = 1_000
/** Counts and times are written after this, ms: what a killed program forgets. */
const laterMs = 60_000

/** How all sources' connections went (issue 3.9); survives a restart. */
export interface ConnectionHistories {
  /** The source's state, or a stream's, changed. */
  observe(view: SourceView): void
  bytesCame(source: string, count: number): void
  eventsCame(source: string, count: number): void
  tell(source: string): ConnectionHistory
  /** The source is gone for good. */
  forget(source: string): void
  stop(): void
}

/** @param journal null while it cannot be written: then everything waits in memory, which is bounded anyway */
export function createConnectionHistories(options: {
  readonly clock: Clock
  readonly log: Log
  readonly journal: () => Journal | null
}): ConnectionHistories {
  const { clock, log, journal } = options
  const sources = new Map<string, SourceHistory>()
  let timer: { readonly cancel: () => void; readonly soon: boolean } | null = null

  function of(source: string): SourceHistory {
    let history = sources.get(source)
    if (history === undefined) {
      history = createSourceHistory(source, clock)
      sources.set(source, history)
    }
    return history
  }

  function load(): void {
    const rows = attempt('reading', () => journal()?.history(clock.now() - keptMs))
    for (const change of rows?.changes ?? []) of(change.source).restoreChange(change)
    for (const minute of rows?.minutes ?? []) of(minute.source).restoreMinute(minute)
  }

  function arm(soon: boolean): void {
    if (timer !== null && (timer.soon || !soon)) return
    timer?.cancel()
    timer = { soon, cancel: clock.after(soon ? soonMs : laterMs, flush) }
  }

  function flush(): void {
    timer?.cancel()
    timer = null
    const keepFrom = clock.now() - keptMs
    const taken: HistoryRows[] = []
    for (const history of sources.values()) taken.push(history.take(keepFrom))
    const rows: HistoryRows = {
      changes: taken.flatMap(({ changes }) => changes),
      minutes: taken.flatMap(({ minutes }) => minutes),
    }
    if (rows.changes.length > 0 || rows.minutes.length > 0) {
      const store = journal()
      const written = attempt('writing', () => {
        store?.saveHistory(rows, keepFrom)
        return store !== null
      })
      if (written === true) for (const history of sources.values()) history.wrote()
    }
    if ([...sources.values()].some((history) => history.isWatched())) arm(false)
  }

  /** The next tick meets the same trouble and says so to the user. */
  function attempt<T>(what: string, action: () => T): T | undefined {
    try {
      return action()
    } catch (error) {
      log.warn(`${what} the connection history failed`, { detail: String(error) })
      return undefined
    }
  }

  load()
  return {
    observe: (view) => arm(of(view.id).observe(view)),
    bytesCame: (source, count) => of(source).add({ bytes: count }),
    eventsCame: (source, count) => of(source).add({ events: count }),
    tell: (source) => of(source).tell(clock.now() - keptMs),
    forget(source) {
      sources.delete(source)
      attempt('forgetting', () => journal()?.forgetHistory(source))
    },
    stop() {
      flush()
      timer?.cancel()
      timer = null
    },
  }
}
