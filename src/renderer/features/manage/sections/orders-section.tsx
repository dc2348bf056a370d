import { type Order, orderKey } from '../../../../shared/domain/order.ts'
import { formatTime } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { PersonName } from '../../../ui/person-name.tsx'
import { orderCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { branchName, branchOptions } from './section-options.ts'
import type { SectionProps } from './section-props.ts'
import { useHubRows } from './use-hub-rows.ts'

/** What is still in work first, then the latest. */
function compareOrders(a: Order, b: Order): number {
  if (a.status !== b.status) return a.status === 'open' ? -1 : 1
  return b.at - a.at
}

/** Orders that customers will fetch (O3). */
export function OrdersSection({ hub, directory, reload }: SectionProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const rows = useHubRows({ collection: store.tables.orders, hub, compare: compareOrders })
  const columns: readonly Column<Order>[] = [
    { name: 'id', label: t('manage.orders.id'), cell: ({ orderId }) => orderId, look: 'code' },
    {
      name: 'patient',
      label: t('manage.orders.patient'),
      cell: ({ patientName }) => <PersonName name={patientName} none={t('manage.noName')} />,
    },
    {
      name: 'branch',
      label: t('manage.branch'),
      cell: ({ branch }) => branchName(directory, branch),
      look: 'soft',
    },
    { name: 'status', label: t('manage.status'), cell: ({ status }) => t(`manage.orders.status.${status}`) },
    { name: 'at', label: t('manage.time'), cell: ({ at }) => formatTime(locale, at, 'full'), look: 'soft' },
  ]
  return (
    <div className={styles.split}>
      <Card title={t('manage.orders')}>
        <DataTable
          label={t('manage.orders')}
          columns={columns}
          rows={rows}
          idOf={orderKey}
          actions={({ orderId, status }) =>
            status === 'open' && (
              <RowCommand
                testId={`manage-ready-${orderId}`}
                label={t('manage.orders.ready')}
                of={orderId}
                command={{ kind: 'ready-order', orderId }}
                done={t('manage.orders.readied')}
                onDone={reload}
              />
            )
          }
          empty={{ title: t('manage.orders.empty'), body: t('manage.orders.emptyBody') }}
        />
      </Card>
      <CommandForm
        title={t('manage.orders.new')}
        fields={[
          {
            name: 'orderId',
            label: t('manage.orders.id'),
            hint: t('manage.idHint'),
            kind: 'id',
            wrong: t('manage.badId'),
          },
          {
            name: 'branchId',
            label: t('manage.branch'),
            kind: 'choice',
            options: branchOptions(directory),
            wrong: t('manage.badChoice'),
          },
          {
            name: 'patientName',
            label: t('manage.orders.patient'),
            kind: 'text',
            wrong: t('manage.badLong'),
            optional: true,
          },
        ]}
        initial={{ orderId: '', branchId: directory.branches[0]?.id ?? '', patientName: '' }}
        submit={t('manage.create')}
        build={orderCommand}
        done={t('manage.orders.created')}
        onDone={reload}
      />
    </div>
  )
}
