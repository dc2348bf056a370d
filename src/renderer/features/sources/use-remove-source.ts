import type { SourceView } from '../../../shared/domain/connection.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { addRemoved, dropRemoved, type RemovedSource } from '../../store/view-state.ts'

/** Shortest time for which the offer to undo stays, ms: an engine's clock that differs must not take it away. */
const shortestOffer = 5000

/** Removes a source at once; the way back stands among the sources for as long as the engine knows it. */
export function useRemoveSource(): (source: SourceView) => Promise<void> {
  const { bridge, viewStore } = useConsole()
  const fail = useFailureToast()
  return async ({ id, name }) => {
    const answer = await bridge.request('source.remove', { id })
    if (!answer.ok) return fail(answer.error)
    addRemoved(viewStore, {
      id,
      name,
      undoUntil: Math.max(answer.data.undoUntil, Date.now() + shortestOffer),
    })
  }
}

/** Brings a removed source back. */
export function useRestoreSource(): (source: RemovedSource) => Promise<void> {
  const { bridge, viewStore } = useConsole()
  const fail = useFailureToast()
  return async ({ id }) => {
    dropRemoved(viewStore, id)
    const answer = await bridge.request('source.restore', { id })
    if (!answer.ok) fail(answer.error)
  }
}
