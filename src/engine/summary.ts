import type { Clock } from '../node/time/clock.ts'
import { isSilenced } from '../shared/domain/alert.ts'
import type { Collections } from '../shared/domain/collections.ts'
import { connectionStates } from '../shared/domain/connection.ts'
import { isLow } from '../shared/domain/stock.ts'
import type { EngineSummary } from './engine-api.ts'
import type { Change, View } from './projections/view.ts'

/** Newest open alerts in a summary. */
const newestAlerts = 5
/** A job that failed so long ago, ms, is no news on the taskbar. */
const failedMs = 60 * 60 * 1000
/** At most four summaries a second. */
const tellEveryMs = 250

/** Before anything runs. */
export const emptySummary: EngineSummary = {
  lowStock: 0,
  openAlerts: 0,
  openCritical: 0,
  silenced: 0,
  worst: 'off',
  muted: false,
  sources: [],
  alerts: [],
  jobs: null,
}

const shown: ReadonlySet<string> = new Set([
  'stock',
  'alerts',
  'sources',
  'jobs',
] satisfies (keyof Collections)[])

/** What tray, badge and taskbar mirror, from the whole state; costs as much as the screen holds. */
export function engineSummary(state: View, muted: boolean, now: number): EngineSummary {
  return summaryAfter(emptySummary, shown, { state, muted, now })
}

/** The summary after these collections changed; the others are not counted again. */
export function summaryAfter(
  before: EngineSummary,
  changed: ReadonlySet<string>,
  { state, muted, now }: { readonly state: View; readonly muted: boolean; readonly now: number },
): EngineSummary {
  return {
    ...before,
    ...(changed.has('stock') ? { lowStock: lowStockOf(state) } : {}),
    ...(changed.has('alerts') ? alertsOf(state) : {}),
    ...(changed.has('sources') ? sourcesOf(state) : {}),
    ...(changed.has('jobs') ? { jobs: jobsOf(state, now) } : {}),
    muted,
  }
}

function lowStockOf(state: View): number {
  let lowStock = 0
  for (const [, item] of state.entries('stock')) if (isLow(item.level)) lowStock += 1
  return lowStock
}

function alertsOf(state: View): Pick<EngineSummary, 'openAlerts' | 'openCritical' | 'silenced' | 'alerts'> {
  let openCritical = 0
  let silenced = 0
  const open: Collections['alerts'][] = []
  for (const [, alert] of state.entries('alerts')) {
    if (isSilenced(alert)) silenced += 1
    if (alert.state !== 'open') continue
    open.push(alert)
    if (alert.severity === 'critical') openCritical += 1
  }
  const alerts = open.sort((a, b) => b.raisedAt - a.raisedAt).slice(0, newestAlerts)
  return { openAlerts: open.length, openCritical, silenced, alerts }
}

function sourcesOf(state: View): Pick<EngineSummary, 'worst' | 'sources'> {
  const views = [...state.entries('sources')].map(([, view]) => view).sort((a, b) => a.order - b.order)
  let worst = connectionStates.length - 1
  for (const { connection } of views) worst = Math.min(worst, connectionStates.indexOf(connection.state))
  return {
    worst: connectionStates[worst] ?? 'off',
    sources: views.map(({ id, name, connection }) => ({ id, name, state: connection.state })),
  }
}

function jobsOf(state: View, now: number): EngineSummary['jobs'] {
  let running = 0
  let known = 0
  let percent = 0
  let failed = false
  for (const [, job] of state.entries('jobs')) {
    if (job.status === 'running') {
      running += 1
      if (job.percent !== null) {
        known += 1
        percent += Math.min(100, Math.max(0, job.percent))
      }
    } else if (job.status === 'failed' && (job.endedAt ?? job.changedAt) > now - failedMs) failed = true
  }
  if (running === 0) return null
  return { running, progress: known === 0 ? null : percent / known / 100, failed }
}

/** Keeps the summary and tells it when it changed; nothing is counted more often than it is told. */
export interface SummaryBoard {
  get(): EngineSummary
  afterCommit(changes: readonly Change[]): void
  /** Something outside the state changed. */
  touched(): void
  subscribe(listener: (summary: EngineSummary) => void): () => void
  stop(): void
}

/** @param make the summary as of now, where these collections changed */
export function createSummaryBoard(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  make: (before: EngineSummary, changed: ReadonlySet<string>) => EngineSummary,
): SummaryBoard {
  const listeners = new Set<(summary: EngineSummary) => void>()
  let summary = emptySummary
  let changed = new Set(shown)
  let toldAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  function tell(): void {
    cancel = null
    toldAt = clock.monotonic()
    const next = make(summary, changed)
    changed = new Set()
    if (JSON.stringify(next) === JSON.stringify(summary)) return
    summary = next
    for (const listener of listeners) listener(next)
  }

  function touched(): void {
    if (cancel !== null) return
    const wait = toldAt + tellEveryMs - clock.monotonic()
    if (wait <= 0) tell()
    else cancel = clock.after(wait, tell)
  }

  return {
    get: () => summary,
    afterCommit(changes) {
      for (const { patch } of changes) if (shown.has(patch[0])) changed.add(patch[0])
      if (changed.size > 0) touched()
    },
    touched,
    subscribe(listener) {
      listeners.add(listener)
      listener(summary)
      return () => listeners.delete(listener)
    },
    stop: () => cancel?.(),
  }
}
