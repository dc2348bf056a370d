import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { errorWords } from '../../app/error-words.ts'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { PinDialog } from '../../ui/pin-dialog.tsx'

export interface LeaveDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Leaves the wall: with the PIN where one is set, else after one question. */
export function LeaveDialog({ open, onClose }: LeaveDialogProps) {
  const { bridge } = useConsole()
  const { t } = useSpeech()
  const fail = useFailureToast()
  const hasPin = useView((state) => state.settings.hasPin)
  if (hasPin) {
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
        onClose={onClose}
      />
    )
  }
  return (
    <ConfirmDialog
      open={open}
      title={t('wall.leave')}
      body={t('wall.leaveBody')}
      confirm={t('wall.leave')}
      cancel={t('wall.stay')}
      onConfirm={() =>
        void bridge.request('wall.leave', {}).then((answer) => fail(answer.ok ? null : answer.error))
      }
      onClose={onClose}
    />
  )
}
