import { parsePosition } from '../../../../shared/domain/position.ts'
import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import type { ChannelSpec } from '../../../sse/channel-spec.ts'
import { heartbeat } from '../../../sse/frame.ts'
import type { LogEvent } from '../../../store/hub-store.ts'
import { message } from '../frames.ts'
import type { DialectParts } from '../parts.ts'
import type { Shape } from '../shape.ts'
import type { Snapshots } from '../snapshots.ts'
import type { ComicMemory } from './memory.ts'
import {
  cacheMessage,
  comicMessage,
  comicTopics,
  fileMessage,
  jobMessage,
  watcherMessage,
} from './message.ts'

/** Events that may wait for one client before it is removed (C3). */
export const maxQueue = 100
/** First part of the keys of its channels. */
export const comicKind = 'comic'

/** `/api/events/stream`: every event as it happens, to all clients of a shape the same bytes. */
export function comicChannel({ times }: DialectParts, shape: Shape): ChannelSpec {
  return {
    key: `${comicKind}/${shape}`,
    heartbeatMs: times.heartbeatMs,
    maxAgeMs: times.maxAgeMs,
    log: {
      filter: { topics: comicTopics, branch: null },
      everyMs: 0,
      maxQueue,
      render: (events, through) => {
        const epoch = parsePosition(through)?.epoch ?? ''
        return events.map((event) => frame(event, shape, `${epoch}:${event.seq}`)).join('')
      },
    },
  }
}

function frame(event: LogEvent, shape: Shape, id?: string): string {
  const told = comicMessage(event, shape)
  return told === null ? '' : message(told, id)
}

/** The last event of each type, and of each job (C2; part F), oldest first; the newest that a client's queue takes (C3). */
export function lastMessages(
  { cache = null, watcher = null, files = [], jobs = [] }: HubSnapshot,
  custom: readonly LogEvent[],
  shape: Shape,
) {
  const file = files[0]
  return [
    ...(cache === null || shape === 'live' ? [] : [cacheMessage(cache)]),
    ...(watcher === null ? [] : [watcherMessage(watcher)]),
    ...(file === undefined ? [] : [fileMessage(file)]),
    ...jobs.map((job) => jobMessage(job, shape)),
    ...custom.map((event) => comicMessage(event, shape)).filter((told) => told !== null),
  ]
    .sort((a, b) => a.timestamp - b.timestamp)
    .slice(-maxQueue)
}

/** What a client gets on connect: a heartbeat at once (part F), then how things stand. */
export async function comicWelcome(snapshots: Snapshots, memory: ComicMemory, shape: Shape): Promise<string> {
  const state = await snapshots.get(comicTopics, null)
  const told = lastMessages(state, await memory.customEvents(), shape)
  return heartbeat.toString() + told.map((value) => message(value)).join('')
}
