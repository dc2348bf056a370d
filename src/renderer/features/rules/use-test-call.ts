import { useCallback } from 'react'
import type { RuleSettings } from '../../../shared/domain/rule.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { testWords } from './test-words.ts'

/** Gives the function that calls once as a rule would, and says what came of it. */
export function useTestCall(): (rule: RuleSettings) => Promise<void> {
  const { bridge, toasts } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  return useCallback(
    async (rule) => {
      const answer = await bridge.request('rule.test', { rule })
      if (answer.ok) toasts.show(testWords(t, answer.data))
      else fail(answer.error)
    },
    [bridge, toasts, t, fail],
  )
}
