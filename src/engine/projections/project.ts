import { assertNever } from '../../shared/assert-never.ts'
import type { Collections, Patch, PatchOf } from '../../shared/domain/collections.ts'
import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import type { Job } from '../../shared/domain/job.ts'
import type { Watcher } from '../../shared/domain/library.ts'
import type { LogLine } from '../../shared/domain/log-line.ts'
import type { Order } from '../../shared/domain/order.ts'
import { transactionKey } from '../../shared/domain/sale.ts'
import type { Stats } from '../../shared/domain/stats.ts'
import type { StockItem } from '../../shared/domain/stock.ts'
import type { OwnObservation } from '../rules/own-observations.ts'
import { projectCashiers } from './cashiers.ts'
import type { LineIds, ProjectContext } from './context.ts'
import { type EpisodeOutcome, projectEpisode, projectEpisodes } from './episodes.ts'
import { projectJob } from './jobs.ts'
import { projectCache, projectFile, projectWatcher } from './library.ts'
import { appendLine } from './logs.ts'
import { projectNotification } from './notifications.ts'
import { projectReading } from './readings.ts'
import { projectOrder, projectTransaction } from './records.ts'
import { projectRevenue } from './revenue.ts'
import { projectStats } from './stats.ts'
import { projectStock } from './stock.ts'
import type { Draft } from './view.ts'

/** Entries that live messages touched, each as it was before the first of them. Undefined: the first word about it. */
export interface LiveTouches {
  readonly stock: Map<string, StockItem | undefined>
  readonly orders: Map<string, Order | undefined>
  readonly jobs: Map<string, Job | undefined>
  readonly watchers: Map<string, Watcher | undefined>
  readonly stats: Map<string, Stats | undefined>
}

/**
 * What happened while projecting that a rule wants to know and the entries do not show. Only news of this moment is in
 * it: a snapshot, a replay or a catch-up calls nobody (issue 4.2).
 */
export interface Observations {
  readonly live: LiveTouches
  /** Transactions that were news on their own, in order. */
  readonly announced: Set<string>
  /** Episodes that came with a live message (N8), in the source's order. */
  readonly arrived: Set<string>
  /** Lines of the levels error and critical (D8), by source: how many, and the text of the newest. */
  readonly errors: Map<string, { readonly count: number; readonly message: string }>
  /** What own rules saw in the payloads, by id of the breach; also what is over by a replay. */
  readonly own: Map<string, OwnObservation>
}

export function createObservations(): Observations {
  return {
    live: { stock: new Map(), orders: new Map(), jobs: new Map(), watchers: new Map(), stats: new Map() },
    announced: new Set(),
    arrived: new Set(),
    errors: new Map(),
    own: new Map(),
  }
}

/**
 * Applies one event's facts to the draft. Facts about the connection (hello, gap, bye, heartbeat) mean nothing here.
 * Deterministic: the same view, event and ids give the same patches.
 */
export function projectEvent(
  draft: Draft,
  event: NormalisedEvent,
  context: ProjectContext,
  seen: Observations,
  lineIds: LineIds,
): void {
  for (const fact of event.facts) projectFact(draft, event, fact, context, seen, lineIds)
}

function projectFact(
  draft: Draft,
  event: NormalisedEvent,
  fact: Fact,
  context: ProjectContext,
  seen: Observations,
  lineIds: LineIds,
): void {
  const { source, receivedAt } = event
  const { limitsOf } = context
  const isNews = !event.replay && event.catchUp !== true
  const put = (patch: Patch | null): void => {
    if (patch !== null) draft.set(patch)
  }
  const putLive = <C extends keyof LiveTouches>(patch: PatchOf<C> | null, live: boolean): void => {
    if (patch === null) return
    const [collection, key] = patch
    // Every collection has a map of its own type; TypeScript cannot follow that through the lookup.
    const touched = seen.live[collection] as Map<string, Collections[C] | undefined>
    if (live && !touched.has(key)) touched.set(key, draft.get(collection, key))
    draft.set(patch as Patch)
  }
  const putEpisodes = ({ patches, arrived }: EpisodeOutcome): void => {
    for (const patch of patches) put(patch)
    if (isNews) for (const key of arrived) seen.arrived.add(key)
  }
  switch (fact.kind) {
    case 'stock':
      for (const item of fact.items) {
        const live = isNews && item.registered !== true
        putLive(projectStock(draft, item, { source, receivedAt, limitsOf }), live)
      }
      return
    case 'revenue':
      put(projectRevenue(draft, { ...fact.revenue, source, receivedAt }))
      return
    case 'transactions':
      for (const row of fact.transactions) {
        const transaction = { ...row, source }
        put(projectTransaction(draft, transaction))
        if (fact.notify && isNews) seen.announced.add(transactionKey(transaction))
      }
      return
    case 'order':
      putLive(projectOrder(draft, { ...fact.order, source }), isNews)
      return
    case 'cashiers':
      for (const patch of projectCashiers(draft, fact, { source, receivedAt })) put(patch)
      return
    case 'job':
      putLive(projectJob(draft, source, fact.job), isNews)
      return
    case 'file':
      put(projectFile(draft, { ...fact.file, source }))
      return
    case 'watcher':
      putLive(projectWatcher(draft, { ...fact.watcher, source }), isNews)
      return
    case 'cache':
      put(projectCache(draft, { ...fact.cache, source }))
      return
    case 'episodes':
      putEpisodes(projectEpisodes(draft, fact.episodes, { source, receivedAt, replay: !isNews }))
      return
    case 'episode':
      putEpisodes(
        projectEpisode(draft, fact.episodeId, fact.episode, { source, receivedAt, replay: !isNews }),
      )
      return
    case 'stats':
      putLive(projectStats(draft, { ...fact.stats, source, receivedAt }), isNews)
      return
    case 'notification':
      put(projectNotification(draft, { ...fact.notification, source }))
      return
    case 'log':
      appendLine(draft, source, fact.line, lineIds)
      if (isNews) noteError(seen, source, fact.line)
      return
    case 'readings': {
      const reading = { source, receivedAt, mapping: context.mappingOf(source), lineIds }
      for (const one of fact.readings) put(projectReading(draft, one, reading))
      return
    }
    case 'branches':
    case 'episodes-changed':
    case 'unknown':
    case 'hello':
    case 'gap':
    case 'bye':
    case 'heartbeat':
      return
    default:
      assertNever(fact)
  }
}

function noteError(seen: Observations, source: string, line: Pick<LogLine, 'level' | 'message'>): void {
  if (line.level !== 'error' && line.level !== 'critical') return
  seen.errors.set(source, { count: (seen.errors.get(source)?.count ?? 0) + 1, message: line.message })
}
