import type { HubSnapshot } from '../../../../shared/hub/events.ts'
import type { LogEvent } from '../../../store/hub-store.ts'
import { named } from '../frames.ts'
import { payloadOf } from '../payload.ts'

/** The message of `/sse/stats` (D2); zeros until somebody said otherwise (D3). @param now epoch ms */
export function statsMessage({ stats = null }: Pick<HubSnapshot, 'stats'>, now: number) {
  return {
    users: stats?.users ?? 0,
    requests: { total: stats?.requests.total ?? 0, tracking: stats?.requests.tracking ?? 0 },
    episodes_tracked: stats?.episodes_tracked ?? 0,
    notifications: { sent: stats?.notifications.sent ?? 0, pending: stats?.notifications.pending ?? 0 },
    timestamp: new Date(now).toISOString(),
  }
}

/** The named events beside it, `notification` and `log` (D8); '' for any other. */
export function statsFrame(event: LogEvent, id: string): string {
  const notification = payloadOf(event, 'notification.created')
  if (notification !== null) {
    const { id: key, title, body, severity, ts } = notification
    return named('notification', { id: key, title, body, severity, timestamp: ts }, id)
  }
  const line = payloadOf(event, 'log.written')
  if (line === null) return ''
  const { level, message, context, ts } = line
  return named('log', { level, message, ...(context === null ? {} : { context }), timestamp: ts }, id)
}
