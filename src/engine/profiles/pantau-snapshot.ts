import type { Fact } from '../../shared/domain/event.ts'
import { type HubSnapshot, hubSnapshot } from '../../shared/hub/events.ts'
import { cashierLists, orderFact, revenueFact, saleFact, stockItem } from './pantau-facts.ts'
import {
  cacheFact,
  episodeCard,
  fileFact,
  jobFact,
  logFact,
  notificationFact,
  statsFact,
  watcherFact,
} from './pantau-library-facts.ts'
import type { ProfileContext, SnapshotResult } from './types.ts'
import { parseJson } from './wire-value.ts'

/** Reads `GET /v1/snapshot`: one event whose facts are the whole state at the snapshot's position. */
export function parseSnapshot(
  body: string,
  context: ProfileContext,
  receivedAt: number,
): SnapshotResult | null {
  const read = hubSnapshot.safeParse(parseJson(body))
  if (!read.success) return null
  const facts = [...shopFacts(read.data, receivedAt), ...libraryFacts(read.data, receivedAt)]
  const event = {
    source: context.source,
    stream: context.stream,
    type: 'snapshot',
    topic: '',
    position: null,
    dedupeKey: null,
    ts: null,
    receivedAt,
    data: body,
    replay: true,
    facts,
  }
  return { cursor: read.data.position, events: [event] }
}

function shopFacts(snapshot: HubSnapshot, receivedAt: number): readonly Fact[] {
  const { branches, stock = [], revenue = [], sales = [], orders = [], cashiers = [] } = snapshot
  return [
    ...(branches === undefined ? [] : [{ kind: 'branches', branches } as const]),
    { kind: 'stock', items: stock.map(stockItem) },
    ...revenue.map(revenueFact),
    ...cashierLists(cashiers),
    saleFact(sales, false, receivedAt),
    ...orders.map((order) => orderFact(order, timeOf(order, receivedAt))),
  ]
}

/** Lists that are told latest first are read from their end, so that what came last is also said last. */
function libraryFacts(snapshot: HubSnapshot, receivedAt: number): readonly Fact[] {
  const { episodes, jobs = [], files = [], watcher, cache, stats, notifications = [], logs = [] } = snapshot
  const told =
    <T extends { readonly ts: string }>(fact: (entry: T, at: number) => Fact) =>
    (entry: T): Fact =>
      fact(entry, timeOf(entry, receivedAt))
  return [
    ...(episodes === undefined ? [] : [{ kind: 'episodes', episodes: episodes.map(episodeCard) } as const]),
    ...jobs.map(told(jobFact)),
    ...files.toReversed().map(told(fileFact)),
    ...[watcher ?? []].flat().map(told(watcherFact)),
    ...[cache ?? []].flat().map(told(cacheFact)),
    ...[stats ?? []].flat().map(statsFact),
    ...notifications.toReversed().map(told(notificationFact)),
    ...logs.toReversed().map(told(logFact)),
  ]
}

function timeOf(entry: { readonly ts: string }, receivedAt: number): number {
  return Date.parse(entry.ts) || receivedAt
}
