import type { PutStats } from '../../shared/hub/commands.ts'
import type { Decision } from './decision.ts'
import type { DomainEvent, PayloadOf } from './events.ts'
import type { HubView } from './view.ts'

export type StatsFigures = PayloadOf<'stats.changed'>

/** The six figures before anybody said one (D3). */
export const zeroStats: StatsFigures = {
  users: 0,
  requests: { total: 0, tracking: 0 },
  episodes_tracked: 0,
  notifications: { sent: 0, pending: 0 },
}

export function statsEvent(payload: StatsFigures): DomainEvent {
  return { type: 'stats.changed', topic: 'stats', branch: '', payload }
}

function merge(before: StatsFigures, said: PutStats): StatsFigures {
  return {
    users: said.users ?? before.users,
    requests: {
      total: said.requests?.total ?? before.requests.total,
      tracking: said.requests?.tracking ?? before.requests.tracking,
    },
    episodes_tracked: said.episodes_tracked ?? before.episodes_tracked,
    notifications: {
      sent: said.notifications?.sent ?? before.notifications.sent,
      pending: said.notifications?.pending ?? before.notifications.pending,
    },
  }
}

/** Any of the six figures (D2); what is left out stays, and the event says all of them. The same again is no news. */
export function decidePutStats(input: PutStats, view: HubView): Decision {
  const known = view.stats()
  const after = merge(known?.payload ?? zeroStats, input)
  if (known !== undefined && JSON.stringify(merge(known.payload, {})) === JSON.stringify(after)) {
    return { kind: 'repeated', seq: known.seq, answer: { ...after } }
  }
  return { kind: 'accepted', status: 200, events: [statsEvent(after)], answer: { ...after } }
}
