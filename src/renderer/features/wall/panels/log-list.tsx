import { useMemo } from 'react'
import type { LogLine } from '../../../../shared/domain/log-line.ts'
import { formatTime } from '../../../../shared/i18n/format.ts'
import { maskText } from '../../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useFirst } from '../../../app/use-rows.ts'
import { compareLines } from '../../../store/log-lines.ts'
import { createSortedView } from '../../../store/sorted-view.ts'
import { Mark } from '../../../ui/mark.tsx'
import { levelMark } from '../../logs/level-mark.ts'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './rows.module.css'

/** As many lines as a screen can show; the wall never turns the pages of a log. */
const shownLines = 40

/** The end of the log, the newest line on top. */
export function LogList() {
  const { logs } = useConsole().store.tables
  const { t } = useSpeech()
  const view = useMemo(
    () => createSortedView<LogLine>({ collection: logs, compare: (a, b) => compareLines(b, a) }),
    [logs],
  )
  const rows = useFirst(logs, view, shownLines)
  return (
    <PagedList
      title={t('logs.latest')}
      rows={rows}
      first
      height={52}
      width={1000}
      testId="wall-logs"
      empty={<AllWell title={t('logs.empty')} />}
    >
      {(line) => <LogText line={line} />}
    </PagedList>
  )
}

function LogText({ line }: { readonly line: LogLine }) {
  const { t, locale, privacy } = useSpeech()
  return (
    <div className={styles.line} data-level={line.level}>
      <Mark name={levelMark[line.level]} />
      <span className="visually-hidden">{t(`logLevel.${line.level}`)}</span>
      <span className={styles.soft}>{formatTime(locale, line.at, 'clock')}</span>
      <span className={styles.code}>{maskText(line.message, privacy)}</span>
    </div>
  )
}
