import { memo } from 'react'
import type { Alert } from '../../../shared/domain/alert.ts'
import { alertText } from '../../../shared/i18n/alert-text.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { usePacedRow } from '../../app/use-rows.ts'
import { GridCell, GridRow, rowPlace } from '../../ui/grid.tsx'
import { Mark } from '../../ui/mark.tsx'
import { isTrouble, notificationLine, stateLine } from './alert-lines.ts'
import styles from './inbox-list.module.css'

export interface InboxRowProps {
  readonly rowKey: string
  readonly rowId: string
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly picked: boolean
  readonly onOpen: (rowKey: string) => void
  readonly onPick: (rowKey: string) => void
}

/** One alert of the inbox in two lines. Follows its own row of the store. */
export const InboxRow = memo(function InboxRow(props: InboxRowProps) {
  const { store } = useConsole()
  const alert = usePacedRow(store.tables.alerts, props.rowKey)
  return alert ? <Row alert={alert} {...props} /> : null
})

function Row({
  alert,
  rowKey,
  rowId,
  index,
  top,
  active,
  picked,
  onOpen,
  onPick,
}: InboxRowProps & { readonly alert: Alert }) {
  const speech = useSpeech()
  const { t, locale } = speech
  const { ticker } = useConsole()
  const source = useSource(alert.source)
  const raised = useMoment(alert.raisedAt)
  const { title, body } = alertText(speech, alert)
  const state = stateLine(speech, alert, ticker.now())
  const unseen = notificationLine(speech, alert)
  return (
    <GridRow
      id={rowId}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={active}
      data-testid="alert-item"
      data-id={alert.id}
      data-severity={alert.severity}
      data-state={alert.state}
      data-picked={picked}
      style={rowPlace(top)}
      onClick={() => onOpen(rowKey)}
    >
      <GridCell className={styles.pick} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('alerts.pick', { title })}
          checked={picked}
          onChange={() => onPick(rowKey)}
        />
      </GridCell>
      <GridCell className={styles.severity}>
        <Mark name={alert.severity} />
        {t(`severity.${alert.severity}`)}
      </GridCell>
      <GridCell className={styles.words}>
        <span className={styles.title} title={title}>
          {title}
        </span>
        <span className={styles.line} title={body}>
          {body}
        </span>
      </GridCell>
      <GridCell className={styles.state}>
        <span className={styles.line} title={state}>
          {state}
        </span>
        {unseen !== '' && (
          <span className={styles.unseen} data-trouble={isTrouble(alert)} title={unseen}>
            {unseen}
          </span>
        )}
      </GridCell>
      <GridCell className={styles.source}>{source?.name ?? alert.source}</GridCell>
      <GridCell className={styles.when} title={formatTime(locale, alert.raisedAt, 'full')}>
        <span>{raised}</span>
        {alert.raises > 1 && (
          <span className={styles.raises} title={t('alerts.raises', { count: alert.raises })}>
            {formatNumber(locale, alert.raises)}×
          </span>
        )}
      </GridCell>
    </GridRow>
  )
}
