import type { SourceView } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'

/** Shortest time for which the offer to undo stays, ms: an engine's clock that differs must not take it away. */
const shortestOffer = 5000

/** Apart, because the type of a button's properties does not know data attributes. */
const undoId = { 'data-testid': 'undo-remove' }

/** Removes a source at once and offers to bring it back for as long as the engine can. */
export function useRemoveSource(): (source: SourceView) => Promise<void> {
  const { bridge, toasts } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  return async ({ id, name }) => {
    const answer = await bridge.request('source.remove', { id })
    if (!answer.ok) return fail(answer.error)
    const toast = toasts.manager.add({
      title: t('sources.removed', { name }),
      description: t('sources.removedBody'),
      data: { kind: 'done', mark: 'done' },
      timeout: Math.max(shortestOffer, answer.data.undoUntil - Date.now()),
      priority: 'high',
      actionProps: {
        children: t('sources.undo'),
        ...undoId,
        onClick: () => {
          toasts.manager.close(toast)
          void bridge.request('source.restore', { id }).then((restored) => {
            if (!restored.ok) fail(restored.error)
          })
        },
      },
    })
  }
}
