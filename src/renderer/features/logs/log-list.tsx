import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type KeyboardEvent, useCallback, useId, useRef } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { type LineList, placeOf } from '../../store/log-lines.ts'
import { GridBody } from '../../ui/grid.tsx'
import { stepTo } from '../../ui/step-to.ts'
import styles from './log-list.module.css'
import { LogRow } from './log-row.tsx'
import { useFollow } from './use-follow.ts'

/** Height of a line, px; the same as in log-list.module.css. */
const rowHeight = 24

export interface LogListProps {
  readonly lines: LineList
  /** Changes with every batch that brought or took lines. */
  readonly version: number
  readonly search: string
  /** Shows the source of each line. */
  readonly named: boolean
  readonly activeId: string | null
  readonly onPick: (id: string | null) => void
}

/** Lines of a log, the latest at the end: only those in sight exist. It follows the end until somebody looks back. */
export function LogList({ lines, version, search, named, activeId, onPick }: LogListProps) {
  const { t, locale } = useSpeech()
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const virtual = useVirtualizer({
    count: lines.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines.at(index)?.key ?? index,
    overscan: 10,
  })
  const follow = useFollow({ scroller, lines, version, rowHeight })
  const active = activeId === null ? -1 : placeOf(lines, activeId)
  const pick = useCallback((id: string) => onPick(id), [onPick])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape' && activeId !== null) {
      event.preventDefault()
      onPick(null)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const from = active >= 0 ? active : lines.size
    const to = stepTo(event.key, { from, page, last: lines.size - 1 })
    if (to === null) return
    event.preventDefault()
    const index = Math.max(0, Math.min(lines.size - 1, to))
    const line = lines.at(index)
    if (!line) return
    onPick(line.value.id)
    if (index === lines.size - 1) follow.toEnd()
    else virtual.scrollToIndex(index)
  }

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid is no <table>: most of its rows do not exist */}
      <div
        ref={scroller}
        role="grid"
        className={styles.grid}
        aria-label={t('logs.list')}
        aria-rowcount={lines.size}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        tabIndex={0}
        data-testid="log-list"
        data-named={named}
        data-following={follow.following}
        onScroll={follow.onScroll}
        onKeyDown={onKeyDown}
      >
        <GridBody className={styles.body} height={virtual.getTotalSize()}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines.at(index)?.value
            return (
              line && (
                <LogRow
                  key={key}
                  line={line}
                  rowId={`${listId}-${index}`}
                  index={index}
                  top={start}
                  active={index === active}
                  named={named}
                  search={search}
                  onPick={pick}
                />
              )
            )
          })}
        </GridBody>
      </div>
      {!follow.following && (
        <button type="button" className={styles.toEnd} data-testid="log-to-end" onClick={follow.toEnd}>
          <ArrowDown size={13} strokeWidth={1.75} aria-hidden="true" />
          {follow.behind > 0
            ? t('logs.newLines', { count: follow.behind, formatted: formatNumber(locale, follow.behind) })
            : t('logs.toEnd')}
        </button>
      )}
    </div>
  )
}
