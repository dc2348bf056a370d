import { useEffect, useState } from 'react'
import type { RuleSettings } from '../../../shared/domain/rule.ts'
import type { RequestError } from '../../../shared/ipc/envelope.ts'
import type { RulePreview } from '../../../shared/ipc/routes/alert.ts'
import { useConsole } from '../../app/console-context.tsx'

/** The history that is looked through: "last week". */
const previewDays = 7
/** A rule that is being typed is not asked about at every letter, ms. */
const pauseMs = 400
/** A preview that takes longer says so, ms. */
const slowMs = 1000

/** How far the preview of a rule is. `waiting`: the rule is not whole yet; `slow`: there is much to look through. */
export type PreviewState =
  | { readonly step: 'waiting' }
  | { readonly step: 'running' }
  | { readonly step: 'slow' }
  | { readonly step: 'done'; readonly preview: RulePreview }
  | { readonly step: 'failed'; readonly error: RequestError }

/**
 * What a rule would have done last week; asked again a moment after each change, and only the latest answer counts. What
 * nobody waits for any more is ended.
 */
export function useRulePreview(rule: RuleSettings | null): PreviewState {
  const { bridge } = useConsole()
  // By its content: a draft is a new object at every letter, also where the rule stays the same.
  const text = rule === null ? null : JSON.stringify(rule)
  const [answer, setAnswer] = useState<{ readonly of: string; readonly state: PreviewState } | null>(null)
  useEffect(() => {
    if (text === null) return
    let wanted = true
    let running = false
    const timer = setTimeout(() => {
      const asked: RuleSettings = JSON.parse(text)
      running = true
      void bridge.request('rule.preview', { rule: asked, days: previewDays }).then((reply) => {
        if (!wanted) return
        running = false
        setAnswer({
          of: text,
          state: reply.ok ? { step: 'done', preview: reply.data } : { step: 'failed', error: reply.error },
        })
      })
    }, pauseMs)
    const slow = setTimeout(() => {
      if (running) setAnswer({ of: text, state: { step: 'slow' } })
    }, pauseMs + slowMs)
    return () => {
      wanted = false
      clearTimeout(timer)
      clearTimeout(slow)
      if (running) void bridge.request('rule.endPreview', {})
    }
  }, [bridge, text])
  if (text === null) return { step: 'waiting' }
  return answer?.of === text ? answer.state : { step: 'running' }
}
