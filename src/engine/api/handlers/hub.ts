import type { Handlers } from '../../../shared/ipc/contract.ts'
import { askHub } from '../../hub-client.ts'
import { hubRequestOf } from '../../hub-commands.ts'
import { hubDirectory } from '../../hub-directory.ts'
import type { HubEndpoint } from '../../ports.ts'
import { fail, ok } from '../answers.ts'

/** Management of the embedded hub: its own commands, and what the screens list. */
export function hubHandlers(
  endpoint: () => HubEndpoint | null,
): Pick<Handlers, 'hub.command' | 'hub.directory'> {
  return {
    'hub.command': async ({ commandId, command }) => {
      const answered = await askHub(endpoint(), { ...hubRequestOf(command), idempotencyKey: commandId })
      if (!answered.ok) return answered
      const { data } = answered
      if (typeof data !== 'object' || data === null || Array.isArray(data)) {
        return fail('hub_unavailable', 'the hub answered something that is no answer')
      }
      return ok({ answer: data as Readonly<Record<string, unknown>> })
    },
    'hub.directory': () => hubDirectory(endpoint()),
  }
}
