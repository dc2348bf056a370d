import { assertNever } from '../../shared/assert-never.ts'
import type { Patch } from '../../shared/domain/collections.ts'
import type { Fact, NormalisedEvent } from '../../shared/domain/event.ts'
import { transactionKey } from '../../shared/domain/sale.ts'
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

/** What happened while projecting that a rule wants to know and the entries do not show. */
export interface Observations {
  /** Stock and order entries that a live message touched; a snapshot or a replay calls nobody. */
  readonly live: Set<string>
  /** Transactions that were news on their own, in order. */
  readonly announced: Set<string>
  /** Episodes that came with a live message (N8), in the source's order. */
  readonly arrived: Set<string>
}

export function createObservations(): Observations {
  return { live: new Set(), announced: new Set(), arrived: new Set() }
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
  const { source, receivedAt, replay } = event
  const { thresholds } = context
  const isNews = !replay && event.catchUp !== true
  const put = (patch: Patch | null): void => {
    if (patch !== null) draft.set(patch)
  }
  const putLive = (patch: Patch | null, live: boolean): void => {
    put(patch)
    if (patch !== null && live) seen.live.add(`${patch[0]}/${patch[1]}`)
  }
  const putEpisodes = ({ patches, arrived }: EpisodeOutcome): void => {
    for (const patch of patches) put(patch)
    if (isNews) for (const key of arrived) seen.arrived.add(key)
  }
  switch (fact.kind) {
    case 'stock':
      for (const item of fact.items) {
        const live = !replay && item.registered !== true
        putLive(projectStock(draft, item, { source, receivedAt, thresholds }), live)
      }
      return
    case 'revenue':
      put(projectRevenue(draft, { ...fact.revenue, source, receivedAt }))
      return
    case 'transactions':
      for (const row of fact.transactions) {
        const transaction = { ...row, source }
        put(projectTransaction(draft, transaction))
        if (fact.notify && !replay) seen.announced.add(transactionKey(transaction))
      }
      return
    case 'order':
      putLive(projectOrder(draft, { ...fact.order, source }), !replay)
      return
    case 'cashiers':
      for (const patch of projectCashiers(draft, fact, { source, receivedAt })) put(patch)
      return
    case 'job':
      put(projectJob(draft, source, fact.job))
      return
    case 'file':
      put(projectFile(draft, { ...fact.file, source }))
      return
    case 'watcher':
      put(projectWatcher(draft, { ...fact.watcher, source }))
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
      put(projectStats(draft, { ...fact.stats, source, receivedAt }))
      return
    case 'notification':
      put(projectNotification(draft, { ...fact.notification, source }))
      return
    case 'log':
      appendLine(draft, source, fact.line, lineIds)
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
