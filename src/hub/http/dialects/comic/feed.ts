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

/** Who reads, and in which shape. Custom events may belong to a branch, all others belong to none (O14). */
export interface ComicReader {
  readonly shape: Shape
  readonly branch: string | null
}

/** `/api/events/stream`: every event as it happens, to all clients that are alike the same bytes. */
export function comicChannel({ times }: DialectParts, { shape, branch }: ComicReader): ChannelSpec {
  return {
    key: `${comicKind}/${JSON.stringify([shape, branch])}`,
    heartbeatMs: times.heartbeatMs,
    maxAgeMs: times.maxAgeMs,
    log: {
      filter: { topics: comicTopics, branch },
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

/**
 * The last event of each type, and of each job (C2; part F), oldest first. A client's queue takes a hundred (C3): jobs that
 * ended long ago are left out, never the state of the watcher or a job that runs.
 *
 * @param state its jobs as a snapshot has them: those that run first, then those that ended, the latest first
 */
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
    ...custom.map((event) => comicMessage(event, shape)).filter((told) => told !== null),
    ...jobs.map((job) => jobMessage(job, shape)),
  ]
    .slice(0, maxQueue)
    .sort((a, b) => a.timestamp - b.timestamp)
}

/** What a client gets on connect: a heartbeat at once (part F), then how things stand. */
export async function comicWelcome(
  snapshots: Snapshots,
  memory: ComicMemory,
  { shape, branch }: ComicReader,
): Promise<string> {
  const state = await snapshots.get(comicTopics, null)
  const told = lastMessages(state, await memory.customEvents(branch), shape)
  return heartbeat.toString() + told.map((value) => message(value)).join('')
}
