import { X } from 'lucide-react'
import { useState } from 'react'
import type { AppNotice } from '../../../shared/domain/app-notice.ts'
import { consoleStateKey } from '../../../shared/domain/console-state.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useRow } from '../../app/use-rows.ts'
import { Mark, type MarkName } from '../../ui/mark.tsx'
import styles from './notices.module.css'

const noNotices: readonly AppNotice[] = []

/** What stops Pantau from keeping its promises is critical; what was mended already is a warning. */
const markOf: Readonly<Record<AppNotice['code'], MarkName>> = {
  'settings-damaged': 'warning',
  'settings-unwritable': 'warning',
  'data-unwritable': 'critical',
  'journal-damaged': 'critical',
  'hub-failed': 'critical',
  'secrets-unavailable': 'warning',
  'webhook-failed': 'warning',
  'autostart-failed': 'warning',
  'graphics-off': 'warning',
}

/** Trouble of the program itself, as a banner above every view until somebody has read it. */
export function Notices() {
  const { t } = useSpeech()
  const notices = useRow(useConsole().store.tables.console, consoleStateKey)?.notices ?? noNotices
  const [read, setRead] = useState<readonly string[]>([])
  const keyOf = (notice: AppNotice): string => `${notice.code} ${notice.detail}`
  const shown = notices.filter((notice) => !read.includes(keyOf(notice)))
  if (shown.length === 0) return null
  return (
    <ul aria-label={t('notice.label')}>
      {shown.map((notice) => (
        <li
          key={keyOf(notice)}
          className={styles.notice}
          data-mark={markOf[notice.code]}
          data-testid="notice"
          data-code={notice.code}
        >
          <Mark name={markOf[notice.code]} />
          <p className={styles.text}>
            {t(`notice.${notice.code}`)}{' '}
            {notice.detail !== '' && <code className={styles.detail}>{notice.detail}</code>}
          </p>
          <button
            type="button"
            className={styles.close}
            aria-label={t('app.close')}
            onClick={() => setRead([...read, keyOf(notice)])}
          >
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
