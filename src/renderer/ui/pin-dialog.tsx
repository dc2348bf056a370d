import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { useSpeech } from '../app/console-context.tsx'
import { Button } from './button.tsx'
import dialog from './dialog.module.css'
import { PinField } from './pin-field.tsx'

export interface PinDialogProps {
  readonly open: boolean
  readonly title: string
  readonly body: string
  readonly confirm: string
  /** Does what the PIN is for. Gives the words for what went wrong; null closes the dialog. */
  readonly onPin: (pin: string) => Promise<string | null>
  readonly onClose: () => void
}

/** Asks for the PIN of this console. What was typed is gone each time it closes. */
export function PinDialog({ open, title, body, confirm, onPin, onClose }: PinDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup} data-testid="pin-dialog">
          <Dialog.Title className={dialog.title}>{title}</Dialog.Title>
          <Dialog.Description className={dialog.body}>{body}</Dialog.Description>
          <PinForm confirm={confirm} onPin={onPin} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PinForm({ confirm, onPin, onClose }: Pick<PinDialogProps, 'confirm' | 'onPin' | 'onClose'>) {
  const { t } = useSpeech()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (asking || pin === '') return
    setAsking(true)
    const wrong = await onPin(pin)
    setAsking(false)
    if (wrong === null) return onClose()
    setPin('')
    setProblem(wrong)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={dialog.form}>
        <PinField
          testId="pin-input"
          label={t('pin.label')}
          value={pin}
          problem={problem}
          autoFocus
          onChange={(next) => {
            setPin(next)
            setProblem(null)
          }}
        />
      </div>
      <div className={dialog.actions}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" data-testid="pin-submit" disabled={asking || pin === ''}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}
