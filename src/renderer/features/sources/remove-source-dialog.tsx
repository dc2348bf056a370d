import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { SourceView } from '../../../shared/domain/connection.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/dialog.module.css'

export interface RemoveSourceDialogProps {
  readonly source: SourceView
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks once more: the source's secret goes with it, and that cannot be undone. */
export function RemoveSourceDialog({ source, open, onClose }: RemoveSourceDialogProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const remove = async (): Promise<void> => {
    onClose()
    const answer = await bridge.request('source.remove', { id: source.id })
    if (!answer.ok) fail(answer.error)
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup}>
          <AlertDialog.Title className={styles.title}>
            {t('sources.removeTitle', { name: source.name })}
          </AlertDialog.Title>
          <AlertDialog.Description className={styles.body}>{t('sources.removeBody')}</AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Close render={<Button />}>{t('app.cancel')}</AlertDialog.Close>
            <Button look="danger" data-testid="confirm-remove" onClick={() => void remove()}>
              {t('sources.remove')}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
