import { Dialog } from '@base-ui/react/dialog'
import { useSpeech } from '../../app/console-context.tsx'
import styles from '../../ui/dialog.module.css'
import { AddSourceForm } from './add-source-form.tsx'

export interface AddSourceDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Adds a source. The form begins anew each time: a secret must not wait in it. */
export function AddSourceDialog({ open, onClose }: AddSourceDialogProps) {
  const { t } = useSpeech()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} data-testid="add-source-dialog">
          <Dialog.Title className={styles.title}>{t('addSource.title')}</Dialog.Title>
          <AddSourceForm onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
