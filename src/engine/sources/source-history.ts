import type { Clock } from '../../node/time/clock.ts'
import type { ConnectionState, SourceView, StreamView } from '../../shared/domain/connection.ts'
import type { ConnectionChange, ConnectionHistory } from '../../shared/domain/history.ts'
import {
  type HistoryMinute,
  type HistoryRows,
  keptChanges,
  type SourceChange,
} from '../journal/history-table.ts'

const minuteMs = 60_000
/** Changes that the screen gets. */
const toldChanges = 200

/** `off`: switched off, or resting on purpose (hidden window, sleep): that time says nothing about the connection. */
type Standing = 'off' | 'down' | 'live'
type Counts = Pick<HistoryMinute, 'liveMs' | 'watchedMs' | 'drops' | 'bytes' | 'events'>
const nothing: Counts = { liveMs: 0, watchedMs: 0, drops: 0, bytes: 0, events: 0 }

/** How the connections of one source went. */
export interface SourceHistory {
  /** @returns whether a change is to be written */
  observe(view: SourceView): boolean
  add(counts: Partial<Counts>): void
  isWatched(): boolean
  /** Forgets what is older (epoch ms). @returns what is not written yet */
  take(keepFrom: number): HistoryRows
  /** What was taken is on disk. */
  wrote(): void
  restoreChange(change: SourceChange): void
  restoreMinute(minute: HistoryMinute): void
  tell(since: number): ConnectionHistory
}

export function createSourceHistory(source: string, clock: Clock): SourceHistory {
  const minutes = new Map<number, Counts>()
  const dirty = new Set<number>()
  const states = new Map<string, ConnectionState>()
  const seconds = new Map<number, number>()
  let changes: ConnectionChange[] = []
  let unwritten: ConnectionChange[] = []
  let standing: Standing = 'off'
  let countedAt = clock.monotonic()

  function addNow(counts: Partial<Counts>): void {
    const minute = Math.floor(clock.now() / minuteMs) * minuteMs
    const known = minutes.get(minute) ?? nothing
    const sum = (field: keyof Counts): number => known[field] + (counts[field] ?? 0)
    minutes.set(minute, {
      liveMs: sum('liveMs'),
      watchedMs: sum('watchedMs'),
      drops: sum('drops'),
      bytes: sum('bytes'),
      events: sum('events'),
    })
    dirty.add(minute)
  }

  /** Adds the time since it was last done, by the clock that stands still while the machine sleeps. */
  function countTime(): void {
    const passed = Math.round(clock.monotonic() - countedAt)
    countedAt += passed
    if (passed <= 0 || standing === 'off') return
    addNow({ watchedMs: passed, liveMs: standing === 'live' ? passed : 0 })
  }

  function observeStream(stream: string, state: ConnectionState): boolean {
    const before = states.get(stream)
    if (before !== undefined && sameStanding(before, state)) return false
    if (before !== undefined && isUp(before) && !isUp(state) && isLoss(state)) addNow({ drops: 1 })
    // A long outage is one line, not one for each attempt.
    if (before?.state === 'backoff' && state.state === 'connecting') return false
    states.set(stream, state)
    const { reason, detail } = reasonOf(state)
    const change = { stream, state: state.state, reason, detail, at: clock.now() }
    changes.push(change)
    unwritten.push(change)
    if (changes.length > keptChanges) changes = changes.slice(-keptChanges)
    if (unwritten.length > keptChanges) unwritten = unwritten.slice(-keptChanges)
    return true
  }

  return {
    observe(view) {
      countTime()
      standing = standingOf(view)
      const parts: readonly Pick<StreamView, 'name' | 'connection'>[] =
        view.streams.length > 0 ? view.streams : [{ name: '', connection: view.connection }]
      let changed = false
      for (const { name, connection } of parts) changed = observeStream(name, connection) || changed
      return changed
    },
    add(counts) {
      addNow(counts)
      if (counts.events === undefined) return
      const second = Math.floor(clock.now() / 1_000)
      seconds.set(second, (seconds.get(second) ?? 0) + counts.events)
      for (const old of seconds.keys()) if (old <= second - 60) seconds.delete(old)
    },
    isWatched: () => standing !== 'off',
    take(keepFrom) {
      countTime()
      for (const minute of minutes.keys()) if (minute < keepFrom) minutes.delete(minute)
      changes = changes.filter(({ at }) => at >= keepFrom)
      return {
        changes: unwritten.map((change) => ({ ...change, source })),
        minutes: [...dirty].flatMap((minute) => {
          const counts = minutes.get(minute)
          return counts === undefined ? [] : [{ source, minute, ...counts }]
        }),
      }
    },
    wrote() {
      unwritten = []
      dirty.clear()
    },
    restoreChange({ source: _source, ...change }) {
      changes.push(change)
      if (changes.length > keptChanges) changes = changes.slice(-keptChanges)
    },
    restoreMinute: ({ source: _source, minute, ...counts }) => void minutes.set(minute, counts),
    tell(since) {
      countTime()
      const kept = [...minutes].filter(([minute]) => minute >= since)
      const sum = (field: keyof Counts): number =>
        kept.reduce((total, [, counts]) => total + counts[field], 0)
      const first = Math.min(clock.now(), ...kept.map(([minute]) => minute))
      const now = Math.floor(clock.now() / 1_000)
      const recent = [...seconds].filter(([second]) => second > now - 60)
      return {
        since: first,
        liveMs: sum('liveMs'),
        watchedMs: sum('watchedMs'),
        drops: sum('drops'),
        bytes: sum('bytes'),
        events: sum('events'),
        eventsPerSecond: recent.reduce((total, [, count]) => total + count, 0) / 60,
        changes: changes.slice(-toldChanges).reverse(),
      }
    },
  }
}

function sameStanding(a: ConnectionState, b: ConnectionState): boolean {
  return a.state === b.state && reasonOf(a).reason === reasonOf(b).reason
}

/** The stream runs; a document beside it that fails is no loss of the connection. */
function isUp(state: ConnectionState): boolean {
  return state.state === 'live' || (state.state === 'degraded' && state.reason === 'lookup-failed')
}

/** A live stream was lost. One that its server ends as it should (N12: after 30 minutes), or we, was not. */
function isLoss(after: ConnectionState): boolean {
  if (after.state === 'backoff') return after.reason !== 'ended'
  return after.state === 'stale' || after.state === 'needs-you' || after.state === 'degraded'
}

function standingOf(view: SourceView): Standing {
  if (!view.enabled) return 'off'
  if (view.streams.length === 0) return view.connection.state === 'off' ? 'off' : 'down'
  const running = view.streams.filter(({ enabled, connection }) => enabled && connection.state !== 'paused')
  if (running.length === 0) return 'off'
  return running.every(({ connection }) => connection.state === 'live') ? 'live' : 'down'
}

/** Reason and words of a state, where it has them. */
function reasonOf(state: ConnectionState): { readonly reason: string; readonly detail: string } {
  return {
    reason: 'reason' in state ? state.reason : '',
    detail: 'detail' in state ? state.detail : '',
  }
}
