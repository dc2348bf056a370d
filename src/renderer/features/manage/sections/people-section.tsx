import { useState } from 'react'
import { maskName } from '../../../../shared/i18n/mask-alert.ts'
import type { HubUser } from '../../../../shared/ipc/routes/hub.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { userCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import { EditButton } from '../kit/edit-button.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { branchName, branchOptions, roleOptions } from './section-options.ts'
import type { SectionProps } from './section-props.ts'

/** Who works with the hub, in which role and branch (O14). */
export function PeopleSection({ directory, reload }: SectionProps) {
  const { t, privacy } = useSpeech()
  /** For a screen that customers see: the list then goes by id. */
  const nameOf = ({ name }: HubUser): string => maskName(name, privacy)
  const calledOf = (user: HubUser): string => (privacy?.hideNames ? user.userId : user.name)
  const [editing, setEditing] = useState<HubUser | null>(null)
  const columns: readonly Column<HubUser>[] = [
    { name: 'name', label: t('manage.name'), cell: nameOf },
    { name: 'id', label: t('manage.people.id'), cell: ({ userId }) => userId, look: 'code' },
    { name: 'role', label: t('manage.people.role'), cell: ({ role }) => t(`manage.role.${role}`) },
    {
      name: 'branch',
      label: t('manage.branch'),
      cell: ({ branchId }) => (branchId === null ? t('manage.allBranches') : branchName(directory, branchId)),
      look: 'soft',
    },
  ]
  const changed = (): void => {
    setEditing(null)
    reload()
  }
  /** A row is gone: what is typed about another one stays. */
  const removed = (id: string): void => {
    setEditing((now) => (now?.userId === id ? null : now))
    reload()
  }
  return (
    <div className={styles.split}>
      <Card
        title={t('manage.people')}
        actions={
          editing && (
            <Button size="small" data-testid="manage-new" onClick={() => setEditing(null)}>
              {t('manage.people.new')}
            </Button>
          )
        }
      >
        <DataTable
          label={t('manage.people')}
          columns={columns}
          rows={directory.users}
          idOf={({ userId }) => userId}
          active={editing?.userId ?? null}
          actions={(user) => (
            <>
              <EditButton
                testId={`manage-edit-${user.userId}`}
                label={t('manage.edit')}
                of={calledOf(user)}
                onPress={() => setEditing(user)}
              />
              <RowCommand
                testId={`manage-delete-${user.userId}`}
                label={t('manage.delete')}
                of={calledOf(user)}
                command={{ kind: 'delete-user', id: user.userId }}
                question={{
                  title: t('manage.people.deleteTitle', { name: calledOf(user) }),
                  body: t('manage.people.deleteBody'),
                  confirm: t('manage.delete'),
                }}
                done={t('manage.people.deleted')}
                onDone={() => removed(user.userId)}
              />
            </>
          )}
          empty={{ title: t('manage.people.empty'), body: t('manage.people.emptyBody') }}
        />
      </Card>
      <CommandForm
        key={editing?.userId ?? 'new'}
        title={t(editing ? 'manage.people.edit' : 'manage.people.new')}
        fields={[
          {
            name: 'userId',
            label: t('manage.people.id'),
            hint: t('manage.idHint'),
            kind: 'id',
            wrong: t('manage.badId'),
            fixed: editing !== null,
          },
          { name: 'name', label: t('manage.name'), kind: 'text', wrong: t('manage.badName') },
          {
            name: 'role',
            label: t('manage.people.role'),
            kind: 'choice',
            options: roleOptions(t),
            wrong: t('manage.badChoice'),
          },
          {
            name: 'branchId',
            label: t('manage.branch'),
            kind: 'choice',
            options: [{ value: '', label: t('manage.allBranches') }, ...branchOptions(directory)],
            wrong: t('manage.badChoice'),
          },
        ]}
        initial={{
          userId: editing?.userId ?? '',
          name: editing?.name ?? '',
          role: editing?.role ?? 'cashier',
          branchId: editing ? (editing.branchId ?? '') : (directory.branches[0]?.id ?? ''),
        }}
        submit={t(editing ? 'app.save' : 'manage.create')}
        build={userCommand}
        done={t('manage.people.saved')}
        onDone={changed}
        onCancel={editing ? () => setEditing(null) : undefined}
      />
    </div>
  )
}
