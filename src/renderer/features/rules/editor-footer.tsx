import type { ReactNode } from 'react'
import type { RuleSettings } from '../../../shared/domain/rule.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import { LockedNote } from '../settings/setting-row.tsx'
import styles from './rule-dialog.module.css'
import { useTestCall } from './use-test-call.ts'

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
  const { t } = useSpeech()
  const test = useTestCall()
  return (
    <footer className={styles.footer}>
      <div className={styles.others}>{children}</div>
      {locked && <LockedNote />}
      <Button
        data-testid="rule-test"
        title={t('rule.testHint')}
        onClick={() => (rule === null ? onSave() : void test(rule))}
      >
        {t('rule.test')}
      </Button>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button look="primary" data-testid="rule-save" disabled={locked} onClick={onSave}>
        {t('app.save')}
      </Button>
    </footer>
  )
}
