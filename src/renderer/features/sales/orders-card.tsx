import { useMemo } from 'react'
import type { Order } from '../../../shared/domain/order.ts'
import { formatNumber, formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { StaleLine } from '../../app/stale-line.tsx'
import { useAge } from '../../app/use-age.ts'
import { useFirst, useVersion } from '../../app/use-rows.ts'
import { compareOrders } from '../../store/orders.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import styles from './orders-card.module.css'

/** Orders that are shown at once; more than this wait in no shop. */
const shownOrders = 200

/** Orders whose customers can come, the one that waits longest on top (O3). */
export function OrdersCard({ className }: { readonly className?: string | undefined }) {
  const { orders: table } = useConsole().store.tables
  const { t, locale } = useSpeech()
  const view = useMemo(
    () =>
      createSortedView({
        collection: table,
        compare: compareOrders,
        accept: (order) => order.status === 'ready',
      }),
    [table],
  )
  useVersion(table)
  const rows = useFirst(table, view, shownOrders)
  const open = table.rows.size - view.size
  return (
    <Card
      className={className}
      title={t('orders.title')}
      filters={rows.length > 0 && <span className={styles.count}>{formatNumber(locale, view.size)}</span>}
      actions={open > 0 && <span className={styles.count}>{t('orders.open', { count: open })}</span>}
    >
      <StaleLine ids={new Set(rows.map(({ value }) => value.source))} />
      {rows.length === 0 ? (
        <Empty title={t('orders.empty')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value }) => (
            <OrderLine key={key} order={value} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function OrderLine({ order }: { readonly order: Order }) {
  const { t, locale } = useSpeech()
  const age = useAge(order.at, 'calm')
  return (
    <li
      className={styles.line}
      data-testid="order-row"
      data-source={order.source}
      data-order={order.orderId}
      data-status={order.status}
    >
      <span className={styles.number}>{order.orderId}</span>
      <span className={styles.name}>
        <PersonName name={order.patientName} none={t('tx.noName')} />
      </span>
      <time
        className={styles.age}
        dateTime={new Date(order.at).toISOString()}
        title={formatTime(locale, order.at, 'full')}
      >
        {age}
      </time>
    </li>
  )
}
