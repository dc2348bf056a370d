import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { Mark } from '../ui/mark.tsx'
import { useSpeech } from './console-context.tsx'
import type { ToastData } from './toast-board.ts'
import styles from './toasts.module.css'

/** The toasts in the corner: at most three at once, the rest as a number. */
export function Toasts() {
  const { t } = useSpeech()
  const { toasts } = Toast.useToastManager<ToastData>()
  const waiting = toasts.filter(
    (toast) => toast.limited === true && toast.transitionStatus !== 'ending',
  ).length
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.region} aria-label={t('toast.region')}>
        {toasts
          .filter((toast) => toast.limited !== true)
          .map((toast) => (
            <Toast.Root
              key={toast.id}
              toast={toast}
              className={styles.toast}
              data-testid="toast"
              data-kind={toast.data?.kind}
            >
              <Mark name={toast.data?.mark ?? 'info'} />
              <div className={styles.words}>
                <Toast.Title className={styles.title} />
                <Toast.Description className={styles.body} />
              </div>
              <Toast.Action className={styles.action} />
              <Toast.Close className={styles.close} aria-label={t('app.close')}>
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </Toast.Close>
            </Toast.Root>
          ))}
        {waiting > 0 && <p className={styles.more}>{t('toast.more', { count: waiting })}</p>}
      </Toast.Viewport>
    </Toast.Portal>
  )
}
