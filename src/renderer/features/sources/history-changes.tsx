import type { ConnectionChange } from '../../../shared/domain/history.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Mark } from '../../ui/mark.tsx'
import { reasonWords } from './connection-words.ts'
import styles from './history-dialog.module.css'

export interface HistoryChangesProps {
  readonly changes: readonly ConnectionChange[]
  /** The source has several streams: each line says whose it is. */
  readonly many: boolean
}

/** Each change of a connection, the latest first. */
export function HistoryChanges({ changes, many }: HistoryChangesProps) {
  const { t, locale } = useSpeech()
  if (changes.length === 0) return <Empty title={t('history.none')} body={t('history.noneBody')} />
  return (
    <ol className={styles.changes} aria-label={t('history.changes')}>
      {changes.map((change) => (
        <li
          key={`${change.at} ${change.stream} ${change.state}`}
          className={styles.change}
          data-testid="history-change"
          data-state={change.state}
        >
          <time className={styles.at}>{formatTime(locale, change.at, 'full')}</time>
          <Mark name={change.state} />
          <span className={styles.state}>{t(`state.${change.state}`)}</span>
          {many && <span className={styles.stream}>{change.stream}</span>}
          <span className={styles.reason} title={change.detail}>
            {reasonWords(t, change.reason)}
            {change.detail !== '' && <code className={styles.detail}>{change.detail}</code>}
          </span>
        </li>
      ))}
    </ol>
  )
}
