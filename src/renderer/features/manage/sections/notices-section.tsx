import { severities } from '../../../../shared/domain/alert.ts'
import { notificationKey, type SourceNotification } from '../../../../shared/domain/notification.ts'
import { formatTime } from '../../../../shared/i18n/format.ts'
import { maskText } from '../../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { notificationCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import styles from '../kit/kit.module.css'
import type { SectionProps } from './section-props.ts'
import { useHubRows } from './use-hub-rows.ts'

/** Latest first (D8). */
function compareNotices(a: SourceNotification, b: SourceNotification): number {
  return b.at - a.at
}

/** Notices to every screen of this hub. */
export function NoticesSection({ hub, reload }: SectionProps) {
  const { store } = useConsole()
  const { t, locale, privacy } = useSpeech()
  const rows = useHubRows({ collection: store.tables.notifications, hub, compare: compareNotices })
  const columns: readonly Column<SourceNotification>[] = [
    { name: 'at', label: t('manage.time'), cell: ({ at }) => formatTime(locale, at, 'full'), look: 'soft' },
    {
      name: 'severity',
      label: t('manage.notices.severity'),
      cell: ({ severity }) => t(`manage.notices.severity.${severity}`),
    },
    { name: 'title', label: t('manage.title'), cell: ({ title }) => maskText(title, privacy) },
    {
      name: 'body',
      label: t('manage.notices.body'),
      cell: ({ body }) => maskText(body, privacy),
      look: 'soft',
    },
  ]
  return (
    <div className={styles.split}>
      <Card title={t('manage.notices')}>
        <DataTable
          label={t('manage.notices')}
          columns={columns}
          rows={rows}
          idOf={notificationKey}
          empty={{ title: t('manage.notices.empty'), body: t('manage.notices.emptyBody') }}
        />
      </Card>
      <CommandForm
        title={t('manage.notices.new')}
        fields={[
          { name: 'title', label: t('manage.title'), kind: 'text', wrong: t('manage.badTitle') },
          {
            name: 'body',
            label: t('manage.notices.body'),
            kind: 'long',
            wrong: t('manage.badLong'),
            optional: true,
          },
          {
            name: 'severity',
            label: t('manage.notices.severity'),
            kind: 'choice',
            options: severities.map((value) => ({ value, label: t(`manage.notices.severity.${value}`) })),
            wrong: t('manage.badChoice'),
          },
        ]}
        initial={{ title: '', body: '', severity: 'info' }}
        submit={t('manage.notices.send')}
        build={notificationCommand}
        done={t('manage.notices.sent')}
        onDone={reload}
      />
    </div>
  )
}
