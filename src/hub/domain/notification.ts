import type { CreateNotification } from '../../shared/hub/commands.ts'
import type { CommandContext } from './command.ts'
import type { Decision } from './decision.ts'
import { statsEvent, zeroStats } from './stats.ts'
import type { HubView } from './view.ts'

/**
 * A notification to be sent (D8). It waits until `PUT /v1/stats` says otherwise, so the pending figure rises with it (D9).
 */
export function decideCreateNotification(
  { title, body, severity }: CreateNotification,
  view: HubView,
  context: CommandContext,
): Decision {
  const payload = { id: context.newId(), title, body, severity }
  const stats = view.stats()?.payload ?? zeroStats
  const pending = Math.min(stats.notifications.pending + 1, Number.MAX_SAFE_INTEGER)
  return {
    kind: 'accepted',
    status: 201,
    events: [
      {
        type: 'notification.created',
        topic: 'notifications',
        branch: context.branchId ?? '',
        payload,
      },
      statsEvent({ ...stats, notifications: { ...stats.notifications, pending } }),
    ],
    answer: { id: payload.id },
  }
}
