import { Dialog } from '@base-ui/react/dialog'
import type { RefObject } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import { PickerList, type PickerListProps } from './picker-list.tsx'
import styles from './product-picker.module.css'

export interface ProductPickerProps extends PickerListProps {
  readonly open: boolean
  readonly branchName: string
  /** Where the focus goes after a pick: to the quantity. */
  readonly returnTo: RefObject<HTMLInputElement | null>
  readonly onClose: () => void
}

/** The product picker with live stock (O9). */
export function ProductPicker({ open, returnTo, onClose, branchName, ...list }: ProductPickerProps) {
  const { t } = useSpeech()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} data-typing finalFocus={returnTo}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{t('pos.pickerTitle')}</Dialog.Title>
            <Dialog.Description className={styles.hint}>
              {t('pos.pickerHint', { branch: branchName })}
            </Dialog.Description>
          </header>
          <PickerList {...list} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
