import { useCallback } from 'react'
import type { RequestError } from '../../shared/ipc/envelope.ts'
import { useConsole, useSpeech } from './console-context.tsx'
import { errorWords } from './error-words.ts'

/** Gives a function that shows a failed request as a toast; `null` shows nothing. */
export function useFailureToast(): (error: RequestError | null) => void {
  const { toasts } = useConsole()
  const { t } = useSpeech()
  return useCallback(
    (error) => {
      if (error) toasts.show({ title: errorWords(t, error), data: { kind: 'failed', mark: 'critical' } })
    },
    [toasts, t],
  )
}
