import type { ConsoleBridge } from '../../shared/ipc/contract.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'

/** What a person does with an alert. */
export type AlertAnswer = 'acknowledge' | 'snooze'

const snoozeMinutes = 60

/** At most this many ids go into one request (routes/alert.ts). */
const idsPerRequest = 1000

/**
 * Answers alerts. The list changes from the stream.
 *
 * @returns the first error, or null when all were taken
 */
export async function answerAlerts(
  bridge: ConsoleBridge,
  ids: readonly string[],
  answer: AlertAnswer,
): Promise<RequestError | null> {
  if (answer === 'snooze') {
    const replies = await Promise.all(
      ids.map((id) => bridge.request('alert.snooze', { id, minutes: snoozeMinutes })),
    )
    for (const reply of replies) if (!reply.ok) return reply.error
    return null
  }
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    const reply = await bridge.request('alert.acknowledge', { ids: ids.slice(at, at + idsPerRequest) })
    if (!reply.ok) return reply.error
  }
  return null
}
