import type { ConsoleBridge, RouteInput } from '../../shared/ipc/contract.ts'
import type { RequestError } from '../../shared/ipc/envelope.ts'
import type { ViewStore } from '../store/view-state.ts'

/** Changes settings; what holds afterwards is what the engine answers, not what was asked for. */
export async function updateSettings(
  { bridge, viewStore }: { readonly bridge: ConsoleBridge; readonly viewStore: ViewStore },
  change: RouteInput<'settings.update'>,
): Promise<RequestError | null> {
  const answer = await bridge.request('settings.update', change)
  if (!answer.ok) return answer.error
  viewStore.setState({ settings: answer.data })
  return null
}
