import { useMemo } from 'react'
import type { SourceNotification } from '../../../shared/domain/notification.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { maskText } from '../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useFirst } from '../../app/use-rows.ts'
import { compareNotifications } from '../../store/orders.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Mark } from '../../ui/mark.tsx'
import styles from './notifications-card.module.css'

/** Rows that are made at once. */
const shownRows = 300

/** What sources tell their own people, the latest on top (D8, O3). */
export function NotificationsCard({ className }: { readonly className?: string | undefined }) {
  const { notifications: table } = useConsole().store.tables
  const { t, locale } = useSpeech()
  const view = useMemo(() => createSortedView({ collection: table, compare: compareNotifications }), [table])
  const rows = useFirst(table, view, shownRows)
  const ids = new Set(rows.map(({ value }) => value.source))
  return (
    <Card
      className={className}
      title={t('notifications.title')}
      filters={view.size > 0 && <span className={styles.count}>{formatNumber(locale, view.size)}</span>}
    >
      <StaleLine ids={ids} />
      {rows.length === 0 ? (
        <Empty title={t('notifications.empty')} body={t('notifications.emptyBody')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value }) => (
            <NotificationItem key={key} id={key} row={value} named={ids.size > 1} />
          ))}
        </ul>
      )}
    </Card>
  )
}

interface NotificationItemProps {
  readonly id: string
  readonly row: SourceNotification
  readonly named: boolean
}

/** One notification. It asks nothing of the reader: it is open as long as its source shows it. */
function NotificationItem({ id, row, named }: NotificationItemProps) {
  const { t, locale, privacy } = useSpeech()
  const source = useSource(row.source)
  const at = useMoment(row.at)
  const facts = [named ? (source?.name ?? row.source) : '', maskText(row.body, privacy)]
    .filter(Boolean)
    .join(' · ')
  return (
    <li
      className={styles.item}
      data-testid="notification-item"
      data-id={id}
      data-source={row.source}
      data-severity={row.severity}
      data-state="open"
      data-kind={row.kind}
    >
      <Mark name={row.severity === 'info' ? 'note' : row.severity} />
      <div className={styles.words}>
        <p className={styles.title}>
          <span className="visually-hidden">{t(`severity.${row.severity}`)} </span>
          {maskText(row.title, privacy) || t('notifications.untitled')}
        </p>
        {facts !== '' && <p className={styles.body}>{facts}</p>}
      </div>
      <time
        className={styles.time}
        dateTime={new Date(row.at).toISOString()}
        title={formatTime(locale, row.at, 'full')}
      >
        {at}
      </time>
    </li>
  )
}
