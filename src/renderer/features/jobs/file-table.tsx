import { type KeyboardEvent, useRef, useState } from 'react'
import type { ProcessedFile } from '../../../shared/domain/library.ts'
import { useConsole, useSpeech, useView } from '../../app/console-context.tsx'
import { type FileFilter, pageOf } from '../../store/file-list.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { setFiles } from '../../store/view-state.ts'
import { GridHeadCell, GridRow } from '../../ui/grid.tsx'
import { FileRow } from './file-row.tsx'
import styles from './file-table.module.css'
import { Pager } from './pager.tsx'

/** Rows of a page. */
const pageSize = 50

export interface FileTableProps {
  readonly rows: SortedView<ProcessedFile>
  /** Shows the source of each file. */
  readonly named: boolean
}

/** One page of files. Arrows move the row, PageUp and PageDown turn the page, Home and End go to its ends. */
export function FileTable({ rows, named }: FileTableProps) {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const wanted = useView((state) => state.files.page)
  const scroller = useRef<HTMLDivElement>(null)
  const [picked, setActive] = useState<number | null>(null)
  const page = pageOf(rows.size, pageSize, wanted)
  const keys = rowKeys(rows, page.from, page.to)
  // A list that has become shorter may have no such row any more.
  const active = picked === null || picked >= keys.length ? null : picked

  const turn = (to: number): void => {
    if (to === page.page || to < 0 || to >= page.pages) return
    setFiles(viewStore, { page: to })
    setActive(null)
    scroller.current?.scrollTo({ top: 0 })
  }
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(keys.length - 1, to))
    setActive(next)
    scroller.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const at = active ?? -1
    if (event.key === 'PageDown') turn(page.page + 1)
    else if (event.key === 'PageUp') turn(page.page - 1)
    else if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(keys.length - 1)
    else return
    event.preventDefault()
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are those of the other lists, which are virtual */}
      <div
        ref={scroller}
        role="grid"
        className={styles.grid}
        aria-label={t('files.grid')}
        aria-rowcount={rows.size + 1}
        aria-activedescendant={active === null ? undefined : `file-${active}`}
        tabIndex={0}
        data-named={named}
        onKeyDown={onKeyDown}
      >
        <GridRow className={styles.head} aria-rowindex={1}>
          <GridHeadCell>{t('files.result')}</GridHeadCell>
          <SortHead column="name" />
          <GridHeadCell>{t('files.folder')}</GridHeadCell>
          {named && <GridHeadCell>{t('app.source')}</GridHeadCell>}
          <SortHead column="time" />
        </GridRow>
        {keys.map((key, index) => (
          <FileRow
            key={key}
            rowKey={key}
            at={index}
            rowIndex={page.from + index + 2}
            active={index === active}
            named={named}
            onPick={setActive}
          />
        ))}
      </div>
      <Pager page={page} total={rows.size} onTurn={turn} />
    </>
  )
}

function rowKeys(rows: SortedView<ProcessedFile>, from: number, to: number): readonly string[] {
  const keys: string[] = []
  for (let index = from; index < to; index += 1) {
    const key = rows.at(index)?.key
    if (key !== undefined) keys.push(key)
  }
  return keys
}

function SortHead({ column }: { readonly column: FileFilter['sort'] }) {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const sorted = useView((state) => state.files.sort === column)
  return (
    <GridHeadCell
      className={column === 'time' ? styles.right : undefined}
      aria-sort={sorted ? (column === 'time' ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        title={t('files.sortBy', { column: t(`files.${column}`).toLowerCase() })}
        onClick={() => setFiles(viewStore, { sort: column })}
      >
        {t(`files.${column}`)}
        <span aria-hidden="true" className={styles.arrow} data-on={sorted}>
          {column === 'time' ? '\u2193' : '\u2191'}
        </span>
      </button>
    </GridHeadCell>
  )
}
