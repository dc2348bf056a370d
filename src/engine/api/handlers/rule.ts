import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { PreviewDesk } from '../../rules/preview/preview-desk.ts'
import { fail, ok } from '../answers.ts'

/** What a rule would have done (issue 4.1). */
export function ruleHandlers(previews: PreviewDesk): Pick<Handlers, 'rule.preview' | 'rule.endPreview'> {
  return {
    'rule.preview': async ({ rule, days }, { viewId }) => {
      const outcome = await previews.run(viewId, rule, days)
      if (outcome.status === 'done') return ok(outcome.preview)
      return outcome.status === 'superseded'
        ? fail('conflict', 'another preview of this view took its place')
        : fail('storage_failed', 'the journal cannot be read now')
    },
    'rule.endPreview': (_, { viewId }) => {
      previews.end(viewId)
      return ok(null)
    },
  }
}
