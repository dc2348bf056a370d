import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { tokenCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import type { FieldSpec, Values } from '../kit/field-spec.ts'
import { branchOptions, roleOptions } from './section-options.ts'
import type { NewToken } from './token-dialog.tsx'

export interface TokenFormProps {
  readonly directory: HubDirectory
  readonly onMade: (token: NewToken) => void
}

/** A new token: of a person, whose role and branch it then has, or of a program. */
export function TokenForm({ directory, onMade }: TokenFormProps) {
  const { t } = useSpeech()
  const own: readonly FieldSpec[] = [
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
  ]
  const fields = (values: Values): readonly FieldSpec[] => [
    { name: 'label', label: t('manage.tokens.label'), kind: 'text', wrong: t('manage.badName') },
    {
      name: 'userId',
      label: t('manage.tokens.person'),
      ...(values.userId === '' ? {} : { hint: t('manage.tokens.personHint') }),
      kind: 'choice',
      options: [
        { value: '', label: t('manage.tokens.nobody') },
        ...directory.users.map(({ userId, name }) => ({ value: userId, label: name })),
      ],
      wrong: t('manage.badChoice'),
    },
    ...(values.userId === '' ? own : []),
  ]
  return (
    <CommandForm
      title={t('manage.tokens.new')}
      fields={fields}
      initial={{ label: '', userId: '', role: 'passet', branchId: '' }}
      submit={t('manage.create')}
      build={tokenCommand}
      done=""
      onDone={({ token }, { label = '' }) => {
        if (typeof token === 'string') onMade({ label, token })
      }}
    />
  )
}
