import { json, type Route, type RouteContext } from '../../route.ts'
import { branchOf, branchParameter } from '../../routes/filter.ts'
import { message } from '../frames.ts'
import { noWelcome, openStream } from '../open-stream.ts'
import type { DialectParts } from '../parts.ts'
import { shapeOf, shapeParameter, wantsJson } from '../shape.ts'
import type { Snapshots } from '../snapshots.ts'
import { assertMayOpen, type OptikStream } from './access.ts'
import { createOptikFeeds, type OptikReader } from './feeds.ts'

const answers = {
  200: {
    description: 'The stream; one JSON document where Accept names application/json before text/event-stream',
    contentType: 'text/event-stream',
  },
}

/** The four `/realtime/*` endpoints of Optik Melati (O1), each as a stream and, as the live code does, as polled JSON. */
export function optikRoutes(parts: DialectParts, snapshots: Snapshots): readonly Route[] {
  const feeds = createOptikFeeds(parts, snapshots)

  function route(
    stream: OptikStream,
    summary: string,
    handle: (reader: OptikReader, context: RouteContext, polled: boolean) => ReturnType<Route['handle']>,
  ): Route {
    return {
      method: 'GET',
      path: `/realtime/${stream}`,
      summary,
      permission: 'read',
      query: [branchParameter, shapeParameter],
      answers,
      problems: ['too_many_streams', 'storage_damaged'],
      async handle(context) {
        const { principal, query, request } = context
        const shape = shapeOf(query)
        assertMayOpen(principal, stream, shape)
        const reader = { role: principal.role, branch: branchOf(query, principal), shape }
        return handle(reader, context, wantsJson(request.headers.accept, 'text/event-stream'))
      },
    }
  }

  return [
    route(
      'dashboard',
      "Optik Melati: the day's state and figures, every 5 s",
      async (reader, context, polled) =>
        polled
          ? json(200, await feeds.dashboard(reader))
          : openStream(context, parts, feeds.dashboardChannel(reader), async () =>
              message(await feeds.dashboard(reader)),
            ),
    ),
    route(
      'omset-kasir',
      'Optik Melati: revenue and latest transactions, every 3 s',
      async (reader, context, polled) =>
        polled
          ? json(200, await feeds.omset(reader))
          : openStream(context, parts, feeds.omsetChannel(reader), async () =>
              message(await feeds.omset(reader)),
            ),
    ),
    route(
      'notifications',
      'Optik Melati: new transactions and orders that are ready, looked for every 10 s',
      async (reader, context, polled) =>
        polled
          ? json(200, await feeds.recentNotifications(reader))
          : openStream(context, parts, feeds.notificationsChannel(reader), async (arrival) =>
              arrival === 'lost' || (arrival === 'new' && reader.shape === 'live')
                ? (await feeds.recentNotifications(reader)).map((value) => message(value)).join('')
                : '',
            ),
    ),
    route(
      'stock-updates',
      'Optik Melati: items whose stock changed, looked for every 5 s',
      async (reader, context, polled) => {
        if (polled) return json(200, (await feeds.polledStock(reader))[0] ?? [])
        const frames = (messages: readonly unknown[]) => messages.map((value) => message(value)).join('')
        return openStream(context, parts, feeds.stockChannel(reader), async (arrival) => {
          if (arrival === 'lost') return frames(await feeds.wholeStock(reader))
          if (arrival === 'resumed' || reader.shape === 'seed') return noWelcome()
          return frames(await feeds.polledStock(reader))
        })
      },
    ),
  ]
}
