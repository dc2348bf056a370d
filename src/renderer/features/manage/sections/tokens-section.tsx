import { useState } from 'react'
import { formatTime } from '../../../../shared/i18n/format.ts'
import { maskName } from '../../../../shared/i18n/mask-alert.ts'
import type { HubToken } from '../../../../shared/ipc/routes/hub.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { branchName } from './section-options.ts'
import type { SectionProps } from './section-props.ts'
import { type NewToken, TokenDialog } from './token-dialog.tsx'
import { TokenForm } from './token-form.tsx'

/** Tokens by which programs and other screens sign in to this hub. */
export function TokensSection({ directory, reload }: SectionProps) {
  const { t, locale, privacy } = useSpeech()
  const [made, setMade] = useState<NewToken | null>(null)
  const person = (id: string | null): string =>
    id === null ? '' : maskName(directory.users.find(({ userId }) => userId === id)?.name ?? id, privacy)
  const columns: readonly Column<HubToken>[] = [
    { name: 'label', label: t('manage.tokens.label'), cell: ({ label }) => label },
    { name: 'person', label: t('manage.tokens.person'), cell: ({ userId }) => person(userId), look: 'soft' },
    { name: 'role', label: t('manage.people.role'), cell: ({ role }) => t(`manage.role.${role}`) },
    {
      name: 'branch',
      label: t('manage.branch'),
      cell: ({ branchId }) => (branchId === null ? t('manage.allBranches') : branchName(directory, branchId)),
      look: 'soft',
    },
    {
      name: 'created',
      label: t('manage.tokens.created'),
      cell: ({ createdAt }) => formatTime(locale, Date.parse(createdAt), 'full'),
      look: 'soft',
    },
  ]
  return (
    <div className={styles.split}>
      <Card title={t('manage.tokens')}>
        <DataTable
          label={t('manage.tokens')}
          columns={columns}
          rows={directory.tokens}
          idOf={({ id }) => id}
          actions={({ id, label }) => (
            <RowCommand
              testId={`manage-revoke-${id}`}
              label={t('manage.tokens.revoke')}
              of={label}
              command={{ kind: 'revoke-token', id }}
              question={{
                title: t('manage.tokens.revokeTitle', { name: label }),
                body: t('manage.tokens.revokeBody'),
                confirm: t('manage.tokens.revoke'),
              }}
              done={t('manage.tokens.revoked')}
              onDone={reload}
            />
          )}
          empty={{ title: t('manage.tokens.empty'), body: t('manage.tokens.emptyBody') }}
        />
      </Card>
      <TokenForm
        directory={directory}
        onMade={(token) => {
          setMade(token)
          reload()
        }}
      />
      <TokenDialog token={made} onClose={() => setMade(null)} />
    </div>
  )
}
