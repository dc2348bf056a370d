import { Dialog } from '@base-ui/react/dialog'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import styles from './palette.module.css'
import { PaletteList } from './palette-list.tsx'

/** The command palette on Ctrl+K. */
export function Palette() {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const open = useView((state) => state.paletteOpen)
  const setOpen = (paletteOpen: boolean): void => viewStore.setState({ paletteOpen })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} data-testid="palette">
          <Dialog.Title className="visually-hidden">{t('palette.title')}</Dialog.Title>
          <PaletteList onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
