import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { branchCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import styles from '../kit/kit.module.css'
import type { SectionProps } from './section-props.ts'

type Branch = SectionProps['directory']['branches'][number]

const empty = { id: '', name: '', allowNegativeStock: '' }

/** Branches of the shop; a new hub has one. */
export function BranchesSection({ directory, reload }: SectionProps) {
  const { t } = useSpeech()
  const columns: readonly Column<Branch>[] = [
    { name: 'name', label: t('manage.name'), cell: ({ name }) => name },
    { name: 'id', label: t('manage.id'), cell: ({ id }) => id, look: 'code' },
  ]
  return (
    <div className={styles.split}>
      <Card title={t('manage.branches')}>
        <DataTable
          label={t('manage.branches')}
          columns={columns}
          rows={directory.branches}
          idOf={({ id }) => id}
          empty={{ title: t('manage.branches.empty'), body: t('manage.branches.emptyBody') }}
        />
      </Card>
      <CommandForm
        title={t('manage.branches.new')}
        fields={[
          {
            name: 'id',
            label: t('manage.id'),
            hint: t('manage.idHint'),
            kind: 'id',
            wrong: t('manage.badId'),
          },
          { name: 'name', label: t('manage.name'), kind: 'text', wrong: t('manage.badName') },
          {
            name: 'allowNegativeStock',
            label: t('manage.branches.negative'),
            hint: t('manage.branches.negativeHint'),
            kind: 'check',
            wrong: t('manage.incomplete'),
          },
        ]}
        initial={empty}
        submit={t('manage.create')}
        build={branchCommand}
        done={t('manage.branches.done')}
        onDone={reload}
      />
    </div>
  )
}
