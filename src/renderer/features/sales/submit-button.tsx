import { useEffect, useState } from 'react'
import { useSpeech } from '../../app/console-context.tsx'
import type { SaleForm } from '../../store/sale-store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './sale-form.module.css'

/** A reply usually comes sooner than this, ms; showing progress for less would only flicker. */
const progressAfterMs = 300

/**
 * Sends the sale. It is never disabled: pressed too early it leads to what is missing, pressed twice it sends once. While one is on its way it stays pressed; progress shows only when it takes long.
 */
export function SubmitButton({ form, ready }: { readonly form: SaleForm; readonly ready: boolean }) {
  const { t } = useSpeech()
  const sending = form.status.step === 'sending'
  const slow = useSlow(sending)
  const again = form.status.step === 'failed' && form.status.code === 'hub_unavailable'
  return (
    <div className={styles.submit}>
      <Button
        type="submit"
        look="primary"
        className={styles.button}
        data-testid="pos-submit"
        data-sending={sending}
        data-ready={ready}
        aria-busy={sending}
        aria-keyshortcuts="Control+Enter"
      >
        {slow ? t('pos.sending') : t(again ? 'pos.resend' : 'pos.submit')}
        <kbd className={styles.key}>Ctrl ↵</kbd>
      </Button>
      {slow && <progress className={styles.progress} aria-label={t('pos.sending')} />}
    </div>
  )
}

function useSlow(sending: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!sending) return
    const timer = setTimeout(() => setSlow(true), progressAfterMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [sending])
  return slow
}
