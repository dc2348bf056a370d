import { type Stats, type StatsField, statsFields } from '../../../../shared/domain/stats.ts'
import { formatNumber } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useRow } from '../../../app/use-rows.ts'
import { Card } from '../../../ui/card.tsx'
import { statsCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import type { FieldSpec, Values } from '../kit/field-spec.ts'
import styles from '../kit/kit.module.css'
import type { SectionProps } from './section-props.ts'

/** The figures' names in the form, and where each goes in the command. */
const inputs = {
  users: { name: 'users', path: 'users' },
  requestsTotal: { name: 'total', path: 'requests.total' },
  requestsTracking: { name: 'tracking', path: 'requests.tracking' },
  episodesTracked: { name: 'episodes', path: 'episodes_tracked' },
  notificationsSent: { name: 'sent', path: 'notifications.sent' },
  notificationsPending: { name: 'pending', path: 'notifications.pending' },
} as const satisfies Record<StatsField, { readonly name: string; readonly path: string }>

/** The six figures of the dashboard (D2); the hub's other programs set them too. */
export function StatsSection({ hub, reload }: SectionProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const stats = useRow(store.tables.stats, hub)
  const columns: readonly Column<StatsField>[] = [
    {
      name: 'figure',
      label: t('manage.stats.figure'),
      cell: (field) => t(`manage.stats.${inputs[field].name}`),
    },
    {
      name: 'value',
      label: t('manage.stats.value'),
      cell: (field) => formatNumber(locale, stats?.[field] ?? 0),
      look: 'number',
    },
  ]
  const before = valuesOf(stats)
  const fields: readonly FieldSpec[] = statsFields.map((field) => ({
    ...inputs[field],
    label: t(`manage.stats.${inputs[field].name}`),
    kind: 'number',
    wrong: t('manage.badCount'),
  }))
  return (
    <div className={styles.split}>
      <Card title={t('manage.stats')}>
        <DataTable
          label={t('manage.stats')}
          columns={columns}
          rows={stats ? statsFields : []}
          idOf={(field) => field}
          empty={{ title: t('manage.stats.empty'), body: t('manage.stats.emptyBody') }}
        />
      </Card>
      <CommandForm
        title={t('manage.stats.edit')}
        note={t('manage.stats.note')}
        fields={fields}
        initial={before}
        submit={t('app.save')}
        build={(values) => statsCommand(values, before)}
        done={t('manage.stats.saved')}
        onDone={reload}
      />
    </div>
  )
}

function valuesOf(stats: Stats | undefined): Values {
  return Object.fromEntries(
    statsFields.map((field) => [inputs[field].name, stats ? String(stats[field]) : '']),
  )
}
