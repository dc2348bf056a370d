import { parsePosition } from '../../../../shared/domain/position.ts'
import type { Role } from '../../../../shared/hub/commands.ts'
import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import type { ChannelSpec } from '../../../sse/channel-spec.ts'
import type { LogEvent } from '../../../store/hub-store.ts'
import { message } from '../frames.ts'
import type { DialectParts } from '../parts.ts'
import { payloadOf } from '../payload.ts'
import type { Shape } from '../shape.ts'
import type { Snapshots } from '../snapshots.ts'
import { type Happening, notificationLookBackMs, notificationOf } from './notification.ts'
import { dashboardMessage, omsetMessage, revenueTopics } from './revenue.ts'
import { stockMessages } from './stock.ts'

/** Who reads, and in which shape; readers that are alike share one rendering. */
export interface OptikReader {
  readonly role: Role
  readonly branch: string | null
  readonly shape: Shape
}

/** How far back a poll and the live code's stock stream look, ms (part F). */
const stockLookBackMs = 60_000

/** The four streams of Optik, rendered from the log: what each says, as one document now and as a channel. */
export function createOptikFeeds({ clock, times }: DialectParts, snapshots: Snapshots) {
  const keyOf = (stream: string, reader: OptikReader) =>
    `${stream}/${JSON.stringify([reader.role, reader.branch, reader.shape])}`
  const common = { heartbeatMs: times.heartbeatMs, maxAgeMs: times.maxAgeMs }

  const omset = async ({ branch, shape }: OptikReader) =>
    omsetMessage(await snapshots.get(revenueTopics, branch), shape, clock.now())
  const dashboard = async ({ role, branch, shape }: OptikReader) =>
    dashboardMessage(await snapshots.get(revenueTopics, branch), role, shape, clock.now())

  /** Items whose stock changed lately; all of them without a limit. */
  async function recentStock({ branch, shape }: OptikReader, lookBackMs: number) {
    const now = clock.now()
    const { stock = [] } = await snapshots.get(['stock'], branch)
    return stockMessages(
      stock.filter(({ ts }) => Date.parse(ts) > now - lookBackMs),
      shape,
      now,
    )
  }
  async function recentNotifications(reader: OptikReader) {
    const state = await snapshots.get(['sales', 'orders'], reader.branch)
    return happeningsOf(state, clock.now() - notificationLookBackMs)
      .map((happening) => notificationOf(happening, reader.role, reader.shape))
      .filter((notification) => notification !== null)
  }

  return {
    omset,
    dashboard,
    /** What a poll of the live code gets: the changes of the last minute. */
    polledStock: (reader: OptikReader) => recentStock(reader, stockLookBackMs),
    /** Every item as it is, for a reader whose place in the log is gone: absolute figures bring it back in step (O19). */
    wholeStock: (reader: OptikReader) => recentStock(reader, Number.POSITIVE_INFINITY),
    recentNotifications,

    omsetChannel: (reader: OptikReader): ChannelSpec => ({
      ...common,
      key: keyOf('optik-omset', reader),
      state: { everyMs: times.omsetMs, render: async () => message(await omset(reader)) },
    }),
    dashboardChannel: (reader: OptikReader): ChannelSpec => ({
      ...common,
      key: keyOf('optik-dashboard', reader),
      state: { everyMs: times.dashboardMs, render: async () => message(await dashboard(reader)) },
    }),
    stockChannel: (reader: OptikReader): ChannelSpec => ({
      ...common,
      key: keyOf('optik-stock', reader),
      log: {
        filter: { topics: ['stock'], branch: reader.branch },
        everyMs: times.stockMs,
        render: (events, through) => stockFrames(events, reader.shape, clock.now(), through),
        ...(reader.shape === 'live' ? { nothing: () => message([]) } : {}),
      },
    }),
    notificationsChannel: (reader: OptikReader): ChannelSpec => ({
      ...common,
      key: keyOf('optik-notifications', reader),
      log: {
        filter: { topics: ['sales', 'orders'], branch: reader.branch },
        everyMs: times.notificationsMs,
        render: (events, through) => notificationFrames(events, reader, through),
      },
    }),
  }
}

/** The id stands at the last message: whoever was cut between two gets both again, which are absolute figures. */
function stockFrames(events: readonly LogEvent[], shape: Shape, now: number, through: string): string {
  const changes = events.map((event) => payloadOf(event, 'stock.changed')).filter((change) => change !== null)
  const messages = stockMessages(changes, shape, now)
  return messages
    .map((value, index) => message(value, index === messages.length - 1 ? through : undefined))
    .join('')
}

/** One object for each happening, each with its own place in the log. */
function notificationFrames(events: readonly LogEvent[], reader: OptikReader, through: string): string {
  const epoch = parsePosition(through)?.epoch ?? ''
  return events
    .map((event) => {
      const happening = happeningOf(event)
      const told = happening === null ? null : notificationOf(happening, reader.role, reader.shape)
      return told === null ? '' : message(told, `${epoch}:${event.seq}`)
    })
    .join('')
}

function happeningOf(event: LogEvent): Happening | null {
  const sale = payloadOf(event, 'sale.registered')
  if (sale !== null) return { kind: 'sale', at: Date.parse(sale.ts), sale }
  const order = payloadOf(event, 'order.ready')
  return order === null ? null : { kind: 'ready', at: Date.parse(order.ts), order }
}

/** What happened after `since`, oldest first. */
function happeningsOf({ sales = [], orders = [] }: HubSnapshot, since: number): readonly Happening[] {
  return [
    ...sales.map((sale) => ({ kind: 'sale', at: Date.parse(sale.ts), sale }) as const),
    ...orders
      .filter(({ status }) => status === 'ready')
      .map((order) => ({ kind: 'ready', at: Date.parse(order.ts), order }) as const),
  ]
    .filter(({ at }) => at > since)
    .sort((a, b) => a.at - b.at)
}
