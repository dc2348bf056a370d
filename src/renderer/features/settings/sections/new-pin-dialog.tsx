import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import dialog from '../../../ui/dialog.module.css'
import { PinField } from '../../../ui/pin-field.tsx'
import { type NewPin, pinProblem } from './new-pin.ts'

export interface NewPinDialogProps {
  readonly open: boolean
  readonly hasPin: boolean
  /** Gives the words for what went wrong; null when it is set. */
  readonly onSet: (next: string, current: string | undefined) => Promise<string | null>
  readonly onClose: () => void
}

/** Asks for a new PIN twice, and for the one that is set. */
export function NewPinDialog({ open, hasPin, onSet, onClose }: NewPinDialogProps) {
  const { t } = useSpeech()
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup} data-testid="new-pin-dialog">
          <Dialog.Title className={dialog.title}>{t(hasPin ? 'pin.change' : 'pin.set')}</Dialog.Title>
          <Dialog.Description className={dialog.body}>{t('pin.setBody')}</Dialog.Description>
          <NewPinForm hasPin={hasPin} onSet={onSet} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function NewPinForm({ hasPin, onSet, onClose }: Omit<NewPinDialogProps, 'open'>) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState<NewPin>({ current: '', next: '', again: '' })
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const problem = tried ? pinProblem(typed, hasPin) : null
  const change = (part: Partial<NewPin>): void => {
    setTyped((before) => ({ ...before, ...part }))
    setRefused(null)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (pinProblem(typed, hasPin) !== null) return
    const wrong = await onSet(typed.next, hasPin ? typed.current : undefined)
    if (wrong === null) return onClose()
    setRefused(wrong)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={dialog.form}>
        {hasPin && (
          <PinField
            testId="pin-current"
            label={t('pin.current')}
            value={typed.current}
            problem={refused ?? (problem === 'current' ? t('pin.wrong') : null)}
            autoFocus
            onChange={(current) => change({ current })}
          />
        )}
        <PinField
          testId="pin-next"
          label={t('pin.next')}
          value={typed.next}
          problem={problem === 'next' ? t('pin.bad') : hasPin ? null : refused}
          autoFocus={!hasPin}
          onChange={(next) => change({ next })}
        />
        <PinField
          testId="pin-again"
          label={t('pin.again')}
          value={typed.again}
          problem={problem === 'again' ? t('pin.different') : null}
          onChange={(again) => change({ again })}
        />
      </div>
      <div className={dialog.actions}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" data-testid="pin-save">
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
