import type * as z from 'zod/mini'
import type { Fact } from '../../shared/domain/event.ts'
import {
  type episodeChanged,
  type HubEventType,
  hubEvents,
  type orderChanged,
} from '../../shared/hub/events.ts'
import { cashierFact, orderFact, revenueFact, saleFact, stockItem } from './pantau-facts.ts'
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

type Payload<T extends HubEventType> = z.infer<(typeof hubEvents)[T]>
type Reader<T extends HubEventType> = (payload: Payload<T>, at: number) => readonly Fact[]

/** The rest of the catalogue says nothing that a collection of the screen shows; the feed has it. */
const nothing = (): readonly Fact[] => []
const order = (payload: z.infer<typeof orderChanged>, at: number): readonly Fact[] => [orderFact(payload, at)]
const episode = (payload: z.infer<typeof episodeChanged>): readonly Fact[] =>
  payload.visible ? [{ kind: 'episode', episodeId: payload.id, episode: episodeCard(payload) }] : nothing()

const readers: { readonly [T in HubEventType]: Reader<T> } = {
  'stock.changed': (payload) => [{ kind: 'stock', items: [stockItem(payload)] }],
  'sale.registered': (payload, at) => [saleFact([payload], true, at)],
  'revenue.changed': (payload) => [revenueFact(payload), ...cashierFact(payload)],
  'order.created': order,
  'order.ready': order,
  'branch.created': ({ id, name }) => [{ kind: 'branches', branches: [{ id, name }] }],
  'anime.created': nothing,
  'episode.created': episode,
  'episode.updated': episode,
  'episode.deleted': ({ id, topic }) =>
    topic === 'episodes' ? [{ kind: 'episode', episodeId: id, episode: null }] : [],
  'video-server.created': nothing,
  'video-server.updated': nothing,
  'video-server.deleted': nothing,
  'job.changed': (payload, at) => [jobFact(payload, at)],
  'file.processed': (payload, at) => [fileFact(payload, at)],
  'watcher.changed': (payload, at) => [watcherFact(payload, at)],
  'cache.rebuild': (payload, at) => [cacheFact(payload, at)],
  'stats.changed': (payload) => [statsFact(payload)],
  'notification.created': (payload, at) => [notificationFact(payload, at)],
  'log.written': (payload, at) => [logFact(payload, at)],
}

export function isHubEvent(type: string): type is HubEventType {
  return Object.hasOwn(hubEvents, type)
}

/**
 * Facts of an event of the catalogue.
 *
 * @param at time of the event, epoch ms
 * @returns null when its payload is not what the catalogue says
 */
export function readHubEvent<T extends HubEventType>(
  type: T,
  value: unknown,
  at: number,
): readonly Fact[] | null {
  const read = hubEvents[type].safeParse(value)
  return read.success ? readers[type](read.data as Payload<T>, at) : null
}
