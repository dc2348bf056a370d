import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import dialog from '../../ui/dialog.module.css'
import styles from './source-form.module.css'
import { SourceForm } from './source-form.tsx'

export interface SourceDialogProps {
  readonly open: boolean
  /** The source that is edited; null adds one. */
  readonly source: SourceSettings | null
  readonly onClose: () => void
}

/** Adds or edits a source. The form begins anew each time: a secret must not wait in it. */
export function SourceDialog({ open, source, onClose }: SourceDialogProps) {
  const { t } = useSpeech()
  const typed = useRef(false)
  return (
    <Dialog.Root
      open={open}
      // What was typed is not thrown away by a click beside it, nor by Escape.
      onOpenChange={(next, { reason }) => {
        if (!next && !(reason === 'escape-key' && typed.current)) onClose()
      }}
      onOpenChangeComplete={(next) => {
        if (!next) typed.current = false
      }}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} data-testid="source-dialog">
          <Dialog.Title className={dialog.title}>
            {source ? t('sourceForm.editTitle', { name: source.name }) : t('sourceForm.addTitle')}
          </Dialog.Title>
          <SourceForm
            source={source}
            onTyped={() => {
              typed.current = true
            }}
            onClose={onClose}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
