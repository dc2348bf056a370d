import type { Stats } from '../../shared/domain/stats.ts'
import { integerOf, isObject, type WireObject } from './wire-value.ts'

/** The six figures of a message; the other two members of a fact are times. */
export type Figures = Omit<Stats, 'source' | 'receivedAt' | 'ts'>

/** The members of the payload (D2). */
const members = ['users', 'requests', 'episodes_tracked', 'notifications'] as const

/** How many of the payload's own members a message has, in the form that they have there. */
export function countMembers(value: WireObject): number {
  return members.filter((member) => {
    const nested = member === 'requests' || member === 'notifications'
    return nested ? isObject(value[member]) : integerOf(value[member]) !== null
  }).length
}

/**
 * Reads the six figures. What is missing is 0, and a missing nested object is six figures all the same (D3); what is
 * there and no number is 0 too, as the seed's page shows it.
 *
 * @returns null when not one of the members is there at all
 */
export function readFigures(value: WireObject): Figures | null {
  if (!members.some((member) => member in value)) return null
  const requests = isObject(value.requests) ? value.requests : {}
  const notifications = isObject(value.notifications) ? value.notifications : {}
  return {
    users: figure(value.users),
    requestsTotal: figure(requests.total),
    requestsTracking: figure(requests.tracking),
    episodesTracked: figure(value.episodes_tracked),
    notificationsSent: figure(notifications.sent),
    notificationsPending: figure(notifications.pending),
  }
}

function figure(value: unknown): number {
  return integerOf(value) ?? 0
}
