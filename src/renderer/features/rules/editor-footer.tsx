import type { ReactNode } from 'react'
import type { RuleSettings } from '../../../shared/domain/rule.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Button } from '../../ui/button.tsx'
import { LockedNote } from '../settings/setting-row.tsx'
import styles from './rule-dialog.module.css'

export interface EditorFooterProps {
  /** The rule as it stands in the form; null while it is not whole. */
  readonly rule: RuleSettings | null
  readonly locked: boolean
  readonly onSave: () => void
  readonly onClose: () => void
  /** What else can be done with the rule. */
  readonly children?: ReactNode
}

/** Test, cancel, save. */
export function EditorFooter({ rule, locked, onSave, onClose, children }: EditorFooterProps) {
  const { bridge, toasts } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const test = async (): Promise<void> => {
    if (rule === null) return onSave()
    const answer = await bridge.request('rule.test', { rule })
    if (!answer.ok) return fail(answer.error)
    toasts.show({ title: t('rule.tested'), data: { kind: 'done', mark: 'done' } })
  }
  return (
    <footer className={styles.footer}>
      <div className={styles.others}>{children}</div>
      {locked && <LockedNote />}
      <Button data-testid="rule-test" title={t('rule.testHint')} onClick={() => void test()}>
        {t('rule.test')}
      </Button>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button look="primary" data-testid="rule-save" disabled={locked} onClick={onSave}>
        {t('app.save')}
      </Button>
    </footer>
  )
}
