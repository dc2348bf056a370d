import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import dialog from '../../../ui/dialog.module.css'
import fields from '../../../ui/field.module.css'
import styles from './token-dialog.module.css'

/** A token that was just made. It is in no other place of the program, and gone when the dialog closes. */
export interface NewToken {
  readonly label: string
  readonly token: string
}

export interface TokenDialogProps {
  readonly token: NewToken | null
  readonly onClose: () => void
}

/** Shows a new token once, to be copied. */
export function TokenDialog({ token, onClose }: TokenDialogProps) {
  const { t } = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = (): void => {
    input.current?.select()
    // The asynchronous clipboard needs a permission, and the window has none (practice.md 1.3).
    setCopied(document.execCommand('copy'))
  }
  const close = (): void => {
    setCopied(null)
    onClose()
  }
  return (
    <Dialog.Root
      open={token !== null}
      onOpenChange={(next) => !next && close()}
      // A click beside it must not lose what is never shown again.
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup} data-testid="token-dialog">
          <Dialog.Title className={dialog.title}>
            {t('manage.tokens.madeTitle', { name: token?.label ?? '' })}
          </Dialog.Title>
          <Dialog.Description className={dialog.body}>{t('manage.tokens.madeBody')}</Dialog.Description>
          <div className={styles.token}>
            <input
              ref={input}
              className={`${fields.control} ${styles.text}`}
              data-testid="token-text"
              aria-label={t('manage.tab.tokens')}
              value={token?.token ?? ''}
              readOnly
              onFocus={(event) => event.target.select()}
            />
            <Button data-testid="token-copy" onClick={copy}>
              {copied === null
                ? t('manage.tokens.copy')
                : t(copied ? 'manage.tokens.copied' : 'manage.tokens.copyByHand')}
            </Button>
          </div>
          <div className={dialog.actions}>
            <Button look="primary" onClick={close}>
              {t('manage.tokens.close')}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
