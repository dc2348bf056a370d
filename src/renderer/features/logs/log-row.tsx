import { memo } from 'react'
import type { LogLine } from '../../../shared/domain/log-line.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { maskLine } from '../../../shared/i18n/mask-alert.ts'
import { useSpeech } from '../../app/console-context.tsx'
import { useSource } from '../../app/use-freshness.ts'
import { piecesOf } from '../../store/log-search.ts'
import { GridCell, GridRow, rowPlace } from '../../ui/grid.tsx'
import { Mark } from '../../ui/mark.tsx'
import { levelMark } from './level-mark.ts'
import styles from './log-list.module.css'

export interface LogRowProps {
  readonly line: LogLine
  readonly rowId: string
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly named: boolean
  readonly search: string
  readonly onPick: (id: string) => void
}

/** One line of a log: plain text, cut at the end of the row; the pane below has the whole. */
export const LogRow = memo(function LogRow({
  line,
  rowId,
  index,
  top,
  active,
  named,
  search,
  onPick,
}: LogRowProps) {
  const { t, locale, privacy } = useSpeech()
  const { message, context } = maskLine(line, privacy)
  const source = useSource(line.source)
  return (
    <GridRow
      id={rowId}
      className={styles.row}
      aria-rowindex={index + 1}
      aria-selected={active}
      data-testid="log-line"
      data-source={line.source}
      data-level={line.level}
      style={rowPlace(top)}
      onClick={() => onPick(line.id)}
    >
      <GridCell className={styles.time} title={formatTime(locale, line.at, 'full')}>
        {formatTime(locale, line.at, 'clock')}
      </GridCell>
      <GridCell className={styles.level}>
        <Mark name={levelMark[line.level]} />
        {t(`logLevel.${line.level}`)}
      </GridCell>
      {named && <GridCell className={styles.source}>{source?.name ?? line.source}</GridCell>}
      <GridCell className={styles.message}>
        <Marked text={message} search={search} />
        {context !== '' && (
          <span className={styles.context}>
            {'  '}
            <Marked text={context} search={search} />
          </span>
        )}
      </GridCell>
    </GridRow>
  )
})

/** A text with what was searched for marked in it. */
function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  return piecesOf(text, search).map(({ text: piece, hit, at }) =>
    hit ? (
      <mark key={at} className={styles.hit}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}
