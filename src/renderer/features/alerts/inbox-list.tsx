import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useId, useRef } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useVersion } from '../../app/use-rows.ts'
import type { SortedView } from '../../store/sorted-view.ts'
import { GridBody, GridHeadCell, GridRow } from '../../ui/grid.tsx'
import styles from './inbox-list.module.css'
import { InboxRow } from './inbox-row.tsx'

/** Height of a row, px; the same as in inbox-list.module.css. */
export const rowHeight = 46

/** Height of the head, px; the same as in list.module.css. */
const headHeight = 27

export interface InboxListProps {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: SortedView<Alert>
  readonly activeKey: string | null
  readonly picked: ReadonlySet<string>
  readonly onOpen: (key: string) => void
  readonly onPick: (key: string) => void
}

/** The alerts in their order: only the rows in sight exist. Its keys are those of the whole inbox (use-inbox-keys.ts). */
export function InboxList({ scroller, rows, activeKey, picked, onOpen, onPick }: InboxListProps) {
  const { t } = useSpeech()
  useVersion(rows)
  const listId = useId()
  const virtual = useVirtualizer({
    count: rows.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows.at(index)?.key ?? index,
    overscan: 6,
    scrollPaddingStart: headHeight,
  })
  const active = activeKey === null ? -1 : rows.indexOf(activeKey)

  // The alert that the keys mean stays in sight, wherever it was chosen: a key, a link, a notification.
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (shown.current === activeKey) return
    shown.current = activeKey
    if (active >= 0) virtual.scrollToIndex(active)
  }, [activeKey, active, virtual])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no <table>: most of its rows do not exist
    <div
      ref={scroller}
      role="grid"
      className={styles.grid}
      aria-label={t('alerts.list')}
      aria-rowcount={rows.size + 1}
      aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
      aria-multiselectable="true"
      tabIndex={0}
      data-testid="alert-list"
      data-picking={picked.size > 0}
    >
      <GridRow className={styles.head} aria-rowindex={1}>
        <GridHeadCell />
        <GridHeadCell>{t('alerts.severity')}</GridHeadCell>
        <GridHeadCell>{t('alerts.what')}</GridHeadCell>
        <GridHeadCell className={styles.state}>{t('alerts.state')}</GridHeadCell>
        <GridHeadCell className={styles.source}>{t('app.source')}</GridHeadCell>
        <GridHeadCell className={styles.right}>{t('alerts.raised')}</GridHeadCell>
      </GridRow>
      <GridBody className={styles.body} height={virtual.getTotalSize()}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <InboxRow
            key={key}
            rowKey={String(key)}
            rowId={`${listId}-${index}`}
            index={index}
            top={start}
            active={index === active}
            picked={picked.has(String(key))}
            onOpen={onOpen}
            onPick={onPick}
          />
        ))}
      </GridBody>
    </div>
  )
}
