import type { OwnRule } from '../../../shared/domain/rule.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useSaver } from '../settings/use-saver.ts'
import { withOwn, withoutOwn } from './rule-list.ts'

/** Removes an own rule at once; the message that says so has the way back. */
export function useRemoveRule(): (rule: OwnRule) => Promise<void> {
  const { toasts, viewStore } = useConsole()
  const { t } = useSpeech()
  const { save } = useSaver()
  // The settings of that moment: others may have been changed while the message stood.
  const rules = () => viewStore.getState().settings.rules
  return async (rule) => {
    if (!(await save({ rules: withoutOwn(rules(), rule.id) }))) return
    toasts.show({
      title: t('rule.removed', { name: rule.name }),
      data: { kind: 'done', mark: 'done' },
      action: { label: t('rule.undo'), run: () => void save({ rules: withOwn(rules(), rule) }) },
    })
  }
}
