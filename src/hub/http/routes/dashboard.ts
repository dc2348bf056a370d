import { createNotification, putStats, writeLog } from '../../../shared/hub/commands.ts'
import type { Route } from '../route.ts'
import { assertRenderable, type CommandRoutes, createdAccepted } from './command-route.ts'

/** What an admin dashboard shows: the six figures, notifications, log lines (D2, D8). */
export function dashboardRoutes({ withBody }: CommandRoutes): readonly Route[] {
  return [
    withBody({
      method: 'PUT',
      path: '/v1/stats',
      summary: 'Set any of the six figures; the others stay',
      permission: 'stats.put',
      body: putStats,
      statuses: [200],
      problems: [],
      command: (input) => ({ kind: 'put-stats', input }),
    }),
    withBody({
      path: '/v1/notifications',
      summary: 'Make a notification; the pending figure rises with it',
      permission: 'notification.create',
      body: createNotification,
      statuses: [201],
      answer: createdAccepted,
      problems: [],
      command: (input) => ({ kind: 'create-notification', input }),
    }),
    withBody({
      path: '/v1/logs',
      summary: 'Write a line of a log',
      permission: 'log.write',
      body: writeLog,
      statuses: [201],
      problems: [],
      check: (context) => assertRenderable(context, context.body.context),
      command: (input) => ({ kind: 'write-log', input }),
    }),
  ]
}
