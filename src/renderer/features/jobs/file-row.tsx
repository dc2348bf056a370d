import { memo } from 'react'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useBeat } from '../../app/use-beat.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useRow } from '../../app/use-rows.ts'
import { folderOf } from '../../store/file-list.ts'
import flash from '../../ui/flash.module.css'
import { GridCell, GridRow } from '../../ui/grid.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './file-table.module.css'

export interface FileRowProps {
  readonly rowKey: string
  /** Place on the page, from 0. */
  readonly at: number
  readonly rowIndex: number
  readonly active: boolean
  readonly named: boolean
  readonly onPick: (at: number) => void
}

/** One file. What went wrong stands where its folder would: it is what a person needs then. */
export const FileRow = memo(function FileRow({ rowKey, at, rowIndex, active, named, onPick }: FileRowProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const file = useRow(store.tables.files, rowKey)
  const source = useSource(file?.source ?? '')
  const moment = useMoment(file?.at ?? null)
  const beat = useBeat(file?.at ?? null)
  if (!file) return null
  const folder = folderOf(file.path)
  return (
    <GridRow
      id={`file-${at}`}
      className={`${styles.row} ${flash.flash}`}
      aria-rowindex={rowIndex}
      aria-selected={active}
      data-testid="file-row"
      data-source={file.source}
      data-path={file.path}
      data-success={file.success}
      data-at={at}
      data-beat={beat}
      onClick={() => onPick(at)}
    >
      <GridCell className={styles.result} data-ok={file.success}>
        <Mark name={file.success ? 'done' : 'out'} />
        {t(file.success ? 'files.ok' : 'files.failed')}
      </GridCell>
      <GridCell title={file.path}>{file.name || file.path}</GridCell>
      <GridCell className={file.success ? styles.folder : styles.error} title={file.error || folder}>
        {file.success || file.error === '' ? folder || '–' : file.error}
      </GridCell>
      {named && <GridCell className={styles.soft}>{source?.name ?? file.source}</GridCell>}
      <GridCell className={styles.time} title={formatTime(locale, file.at, 'full')}>
        {moment}
      </GridCell>
    </GridRow>
  )
})
