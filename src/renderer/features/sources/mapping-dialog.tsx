import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import type { SourceSettings } from '../../../shared/settings/schema.ts'
import { useSpeech } from '../../app/console-context.tsx'
import dialog from '../../ui/dialog.module.css'
import styles from './mapping.module.css'
import { MappingEditor } from './mapping-editor.tsx'

export interface MappingDialogProps {
  readonly source: SourceSettings
  readonly locked: boolean
  readonly open: boolean
  readonly onClose: () => void
}

/** How the fields of any event become tiles, progress bars and tables (issue 3.6). */
export function MappingDialog({ source, locked, open, onClose }: MappingDialogProps) {
  const { t } = useSpeech()
  const changed = useRef(false)
  return (
    <Dialog.Root
      open={open}
      // What was mapped is not thrown away by a click beside it, nor by Escape.
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
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} data-testid="mapping-dialog">
          <Dialog.Title className={dialog.title}>{t('mapping.title', { name: source.name })}</Dialog.Title>
          <MappingEditor
            source={source}
            locked={locked}
            onChanged={() => {
              changed.current = true
            }}
            onClose={onClose}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
