import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import dialog from '../../ui/dialog.module.css'
import { BuiltInEditor } from './built-in-editor.tsx'
import { OwnEditor } from './own-editor.tsx'
import styles from './rule-dialog.module.css'
import type { RuleWork } from './rule-work.ts'

export interface RuleDialogProps {
  /** Null closes it. */
  readonly work: RuleWork | null
  readonly locked: boolean
  readonly onClose: () => void
}

/** Edits one rule, with what it would have done last week beside it. */
export function RuleDialog({ work, locked, onClose }: RuleDialogProps) {
  const { t } = useSpeech()
  const changed = useRef(false)
  const part = {
    locked,
    onChanged: () => {
      changed.current = true
    },
    onClose,
  }
  const title =
    work === null
      ? ''
      : work.kind === 'built-in'
        ? t(`rule.name.${work.rule.id}`)
        : (work.rule?.name ?? t('rule.new'))
  return (
    <Dialog.Root
      open={work !== null}
      // What was written is not thrown away by a click beside it, nor by Escape.
      onOpenChange={(next, { reason }) => {
        if (!next && !(reason === 'escape-key' && changed.current)) onClose()
      }}
      onOpenChangeComplete={(next) => {
        if (!next) changed.current = false
      }}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={`${dialog.popup} ${styles.popup}`}
          data-kind={work?.kind}
          data-testid="rule-dialog"
        >
          <Dialog.Title className={dialog.title}>{title}</Dialog.Title>
          {work?.kind === 'built-in' && <BuiltInEditor rule={work.rule} {...part} />}
          {work?.kind === 'own' && <OwnEditor rule={work.rule} {...part} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
