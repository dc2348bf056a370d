import { useCallback, useEffect, useRef } from 'react'
import { useConsole } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { movedBy } from './source-order.ts'

/**
 * Moves a source in the order of the settings. The rows follow when the engine says so; the focus goes with the row,
 * since a moved element loses it.
 *
 * @param ids the sources of the settings in their order on screen
 */
export function useReorder(ids: readonly string[]): (id: string, by: -1 | 1) => void {
  const { bridge } = useConsole()
  const fail = useFailureToast()
  const follow = useRef<string | null>(null)
  const order = ids.join('/')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what is waited for
  useEffect(() => {
    if (follow.current === null) return
    const button = document.querySelector(`[data-testid="${follow.current}"]`)
    follow.current = null
    if (document.activeElement === document.body && button instanceof HTMLElement) button.focus()
  }, [order])
  return useCallback(
    (id, by) => {
      const next = movedBy(ids, id, by)
      if (!next) return
      follow.current = `move-${by < 0 ? 'up' : 'down'}-${id}`
      void bridge.request('source.reorder', { ids: [...next] }).then((answer) => {
        if (!answer.ok) fail(answer.error)
      })
    },
    [bridge, fail, ids],
  )
}
