import type { ConsoleBridge, RouteInput } from '../../shared/ipc/contract.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'

/** How long an alert is put off: some minutes, or until its trouble is over. */
export type SnoozeUntil = RouteInput<'alert.snooze'>['until']

/** What a person does with an alert. `word` is for those who read the inbox later, '' for none. */
export type AlertReply =
  | { readonly do: 'acknowledge'; readonly word: string }
  | { readonly do: 'snooze'; readonly until: SnoozeUntil }
  | { readonly do: 'reopen' }

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
  reply: AlertReply,
): Promise<RequestError | null> {
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    const answer = await send(bridge, ids.slice(at, at + idsPerRequest), reply)
    if (!answer.ok) return answer.error
  }
  return null
}

function send(bridge: ConsoleBridge, ids: string[], reply: AlertReply) {
  switch (reply.do) {
    case 'acknowledge':
      return bridge.request('alert.acknowledge', { ids, word: reply.word })
    case 'snooze':
      return bridge.request('alert.snooze', { ids, until: reply.until })
    case 'reopen':
      return bridge.request('alert.reopen', { ids })
  }
}
