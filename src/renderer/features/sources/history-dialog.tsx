import { Dialog } from '@base-ui/react/dialog'
import type { SourceView } from '../../../shared/domain/connection.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { Button } from '../../ui/button.tsx'
import dialog from '../../ui/dialog.module.css'
import { Empty } from '../../ui/empty.tsx'
import { HistoryChanges } from './history-changes.tsx'
import styles from './history-dialog.module.css'
import { HistoryFacts } from './history-facts.tsx'
import { useHistory } from './use-history.ts'

export interface HistoryDialogProps {
  readonly source: SourceView
  readonly open: boolean
  readonly onClose: () => void
}

/** How a source's connections went (issue 3.9): uptime, drops, age, bytes, events per second, and each change. */
export function HistoryDialog({ source, open, onClose }: HistoryDialogProps) {
  const { t } = useSpeech()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} data-testid="history-dialog">
          <Dialog.Title className={dialog.title}>{t('history.title', { name: source.name })}</Dialog.Title>
          <HistoryBody source={source} />
          <div className={dialog.actions}>
            <Dialog.Close render={<Button />}>{t('app.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function HistoryBody({ source }: { readonly source: SourceView }) {
  const { t } = useSpeech()
  const { data, error } = useHistory(source.id)
  if (!data) {
    return error ? (
      <Empty mark="critical" title={t('history.unread')} body={errorWords(t, error)} />
    ) : (
      <Empty title={t('history.reading')} />
    )
  }
  return (
    <>
      <HistoryFacts history={data} source={source} />
      <HistoryChanges changes={data.changes} many={source.streams.length > 1} />
    </>
  )
}
