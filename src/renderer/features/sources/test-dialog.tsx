import { Dialog } from '@base-ui/react/dialog'
import { useEffect } from 'react'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Button } from '../../ui/button.tsx'
import dialog from '../../ui/dialog.module.css'
import { CheckPanel } from './check-panel.tsx'
import styles from './test-dialog.module.css'
import { useCheck } from './use-check.ts'

export interface TestDialogProps {
  readonly source: SourceSettings
  readonly open: boolean
  readonly onClose: () => void
}

/** Tests a source as it is set; what is typed into the form is tested there. */
export function TestDialog({ source, open, onClose }: TestDialogProps) {
  const { t } = useSpeech()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup} data-testid="test-dialog">
          <Dialog.Title className={dialog.title}>{source.name}</Dialog.Title>
          <Dialog.Description className={dialog.body}>
            <code>{source.url}</code>
          </Dialog.Description>
          <RunningTest source={source} />
          <div className={dialog.actions}>
            <Dialog.Close render={<Button />}>{t('app.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Begins at once: whoever opened the dialog wants to know. */
function RunningTest({ source }: { readonly source: SourceSettings }) {
  const run = useCheck()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes into sight
  useEffect(() => run.start(source, ''), [])
  return (
    <div className={styles.test}>
      <CheckPanel run={run} onStart={() => run.start(source, '')} />
    </div>
  )
}
