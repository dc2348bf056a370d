import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { Mark } from '../ui/mark.tsx'
import { useSpeech } from './console-context.tsx'
import type { ToastData } from './toast-board.ts'
import styles from './toasts.module.css'

/** Apart, because the type of a toast's properties does not know data attributes. */
const seen = { 'data-testid': 'toast' }

/**
 * The toasts in the corner: at most three at once, the rest as a number. Those that wait have an empty place each, because
 * it is the place that takes its toast off the list when its time is over.
 */
export function Toasts() {
  const { t } = useSpeech()
  const { toasts } = Toast.useToastManager<ToastData>()
  const waiting = toasts.filter(
    (toast) => toast.limited === true && toast.transitionStatus !== 'ending',
  ).length
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.region} aria-label={t('toast.region')}>
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={toast.limited === true ? styles.waiting : styles.toast}
            {...(toast.limited === true ? {} : seen)}
            data-kind={toast.data?.kind}
          >
            {toast.limited !== true && <ToastContent toast={toast} />}
          </Toast.Root>
        ))}
        {waiting > 0 && <p className={styles.more}>{t('toast.more', { count: waiting })}</p>}
      </Toast.Viewport>
    </Toast.Portal>
  )
}

function ToastContent({ toast }: { readonly toast: Toast.Root.ToastObject<ToastData> }) {
  const { t } = useSpeech()
  return (
    <>
      <Mark name={toast.data?.mark ?? 'info'} />
      <div className={styles.words}>
        <Toast.Title className={styles.title} />
        <Toast.Description className={styles.body} />
      </div>
      <Toast.Action className={styles.action} />
      <Toast.Close className={styles.close} aria-label={t('app.close')}>
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </Toast.Close>
    </>
  )
}
