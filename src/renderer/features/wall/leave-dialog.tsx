import { useState } from 'react'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { PinDialog } from '../../ui/pin-dialog.tsx'

export interface LeaveDialogProps {
  readonly open: boolean
  /** Leaving failed: the question stands again, with what is wrong. */
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** Leaves the wall: with the PIN where one is set, else after one question. */
export function LeaveDialog({ open, onOpen, onClose }: LeaveDialogProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const hasPin = useView((state) => state.settings.hasPin)
  const [problem, setProblem] = useState<string | null>(null)
  // The engine knows better than a page whose settings are old.
  const [wantsPin, setWantsPin] = useState(false)
  const close = (): void => {
    setProblem(null)
    onClose()
  }
  const leave = async (): Promise<void> => {
    const answer = await bridge.request('wall.leave', {})
    if (answer.ok) return
    if (answer.error.code === 'wrong_pin') setWantsPin(true)
    else setProblem(errorWords(t, answer.error))
    onOpen()
  }
  if (hasPin || wantsPin) {
    return (
      <PinDialog
        open={open}
        title={t('wall.leave')}
        body={t('wall.leaveBody')}
        confirm={t('wall.leave')}
        onPin={async (pin) => {
          const answer = await bridge.request('wall.leave', { pin })
          return answer.ok ? null : errorWords(t, answer.error)
        }}
        onClose={close}
      />
    )
  }
  return (
    <ConfirmDialog
      open={open}
      title={t('wall.leave')}
      body={problem ?? t('wall.leaveBody')}
      confirm={t('wall.leave')}
      cancel={t('wall.stay')}
      onConfirm={() => void leave()}
      onClose={close}
    />
  )
}
