import type { Clock } from '../../node/time/clock.ts'
import type { SourceView } from '../../shared/domain/connection.ts'
import type { Change, View } from '../projections/view.ts'

/** Ages and counts are shown at most this often while events come, ms. */
const eventsEveryMs = 1_000
/** And while only heartbeats come: the screen counts ages by itself, so they need not wake it each time. */
const bytesEveryMs = 5_000

/**
 * Tells the screen about connections: states at once, ages and counts sparingly (performance.md: one text change a second
 * costs a third of a percent of a core).
 */
export interface SourceBoard {
  stateChanged(source: string): void
  eventsCame(source: string): void
  bytesCame(source: string): void
  removed(source: string): void
  stop(): void
}

export function createSourceBoard(options: {
  readonly clock: Clock
  readonly state: View
  /** Null for a source that is gone. */
  readonly viewOf: (source: string) => SourceView | null
  readonly show: (changes: readonly Change[]) => void
}): SourceBoard {
  const { clock, state, viewOf, show } = options
  const shownAt = new Map<string, number>()
  const timers = new Map<string, () => void>()

  function showNow(source: string): void {
    timers.get(source)?.()
    timers.delete(source)
    const view = viewOf(source)
    if (view === null) return
    const before = state.get('sources', source)
    const json = JSON.stringify(view)
    if (before !== undefined && JSON.stringify(before) === json) return
    shownAt.set(source, clock.monotonic())
    show([{ patch: ['sources', source, view], json, existed: before !== undefined }])
  }

  function sinceShown(source: string): number {
    return clock.monotonic() - (shownAt.get(source) ?? Number.NEGATIVE_INFINITY)
  }

  return {
    stateChanged: showNow,
    eventsCame(source) {
      if (timers.has(source)) return
      const wait = eventsEveryMs - sinceShown(source)
      if (wait <= 0) showNow(source)
      else
        timers.set(
          source,
          clock.after(wait, () => showNow(source)),
        )
    },
    bytesCame(source) {
      if (!timers.has(source) && sinceShown(source) >= bytesEveryMs) showNow(source)
    },
    removed(source) {
      timers.get(source)?.()
      timers.delete(source)
      shownAt.delete(source)
      if (state.get('sources', source) === undefined) return
      show([{ patch: ['sources', source, null], json: 'null', existed: true }])
    },
    stop() {
      for (const cancel of timers.values()) cancel()
      timers.clear()
    },
  }
}
