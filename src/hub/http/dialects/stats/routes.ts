import { parsePosition } from '../../../../shared/domain/position.ts'
import type { ChannelSpec } from '../../../sse/channel-spec.ts'
import type { Route } from '../../route.ts'
import { branchOf, branchParameter } from '../../routes/filter.ts'
import { message } from '../frames.ts'
import { openStream } from '../open-stream.ts'
import type { DialectParts } from '../parts.ts'
import { shapeOf, shapeParameter } from '../shape.ts'
import type { Snapshots } from '../snapshots.ts'
import { statsFrame, statsMessage } from './messages.ts'

/** The endpoint of the admin stats dashboard (D1). Its live code was not found, so both shapes are the seed's. */
export function statsRoutes({ times, clock, ...rest }: DialectParts, snapshots: Snapshots): readonly Route[] {
  const parts = { times, clock, ...rest }
  const figures = async () => message(statsMessage(await snapshots.get(['stats'], null), clock.now()))
  /** The figures belong to no branch; notifications and log lines may (O14). */
  const channelOf = (branch: string | null): ChannelSpec => ({
    key: `stats/${JSON.stringify([branch])}`,
    heartbeatMs: times.statsHeartbeatMs,
    maxAgeMs: times.maxAgeMs,
    state: { everyMs: times.statsMs, render: figures },
    log: {
      filter: { topics: ['notifications', 'logs'], branch },
      everyMs: 0,
      render: (events, through) => {
        const epoch = parsePosition(through)?.epoch ?? ''
        return events.map((event) => statsFrame(event, `${epoch}:${event.seq}`)).join('')
      },
    },
  })
  return [
    {
      method: 'GET',
      path: '/sse/stats',
      summary: 'Stats dashboard: six figures every 5 s, notifications and log lines as they happen',
      permission: 'read',
      query: [branchParameter, shapeParameter],
      answers: { 200: { description: 'The stream', contentType: 'text/event-stream' } },
      problems: ['too_many_streams', 'storage_damaged'],
      async handle(context) {
        const { query, principal } = context
        shapeOf(query)
        return openStream(context, parts, channelOf(branchOf(query, principal)), figures)
      },
    },
  ]
}
