import * as z from 'zod/mini'
import { heartbeat } from '../../../sse/frame.ts'
import { json, type Route } from '../../route.ts'
import { branchOf, branchParameter } from '../../routes/filter.ts'
import { openStream } from '../open-stream.ts'
import type { DialectParts } from '../parts.ts'
import { shapeOf, shapeParameter } from '../shape.ts'
import type { Snapshots } from '../snapshots.ts'
import { comicChannel, comicKind, comicWelcome } from './feed.ts'
import { createComicMemory } from './memory.ts'

const int = z.number().check(z.int())
const eventStats = z.object({ active_clients: int, total_events_broadcast: int })
const cacheStats = z.object({
  rebuild_complete: z.boolean(),
  message: z.string(),
  updated_at: z.nullable(z.string()),
  files: int,
  events: eventStats,
})

/** The three endpoints of ComicMaintainer (C1, C12). */
export function comicRoutes(parts: DialectParts, snapshots: Snapshots): readonly Route[] {
  const memory = createComicMemory(parts.store)
  const stats = () => ({
    active_clients: parts.channels.sizeOf(comicKind),
    total_events_broadcast: memory.broadcast(),
  })
  return [
    {
      method: 'GET',
      path: '/api/events/stream',
      summary: 'ComicMaintainer: cache, watcher, files, jobs and custom events as they happen',
      permission: 'read',
      query: [branchParameter, shapeParameter],
      answers: { 200: { description: 'The stream', contentType: 'text/event-stream' } },
      problems: ['too_many_streams', 'storage_damaged'],
      async handle(context) {
        const { query, principal } = context
        const reader = { shape: shapeOf(query), branch: branchOf(query, principal) }
        return openStream(context, parts, comicChannel(parts, reader), async (arrival) =>
          arrival === 'resumed' ? heartbeat.toString() : comicWelcome(snapshots, memory, reader),
        )
      },
    },
    {
      method: 'GET',
      path: '/api/events/stats',
      summary: 'ComicMaintainer: clients, and events since the hub started',
      permission: 'read',
      answers: {
        200: { description: 'The counts', contentType: 'application/json', schema: eventStats },
      },
      problems: [],
      handle: async () => json(200, stats()),
    },
    {
      method: 'GET',
      path: '/api/cache/stats',
      summary: 'ComicMaintainer: state of the file list, and who listens',
      permission: 'read',
      answers: {
        200: { description: 'The state', contentType: 'application/json', schema: cacheStats },
      },
      problems: ['storage_damaged'],
      async handle() {
        const { cache = null, files = [] } = await snapshots.get(['cache', 'files'], null)
        return json(200, {
          // A list that nobody has rebuilt yet is whole.
          rebuild_complete: cache?.complete ?? true,
          message: cache?.message ?? '',
          updated_at: cache?.ts ?? null,
          files: files.length,
          events: stats(),
        })
      },
    },
  ]
}
