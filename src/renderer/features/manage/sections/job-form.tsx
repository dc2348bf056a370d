import { isEnded, type Job, jobKey, jobStatuses } from '../../../../shared/domain/job.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useRow } from '../../../app/use-rows.ts'
import { jobCommand, patchJobCommand } from '../commands.ts'
import { CommandForm, type Question } from '../kit/command-form.tsx'

/** A new job: its number, how much there is to do. */
export function NewJobForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useSpeech()
  return (
    <CommandForm
      title={t('manage.jobs.new')}
      fields={[
        {
          name: 'jobId',
          label: t('manage.jobs.id'),
          hint: t('manage.idHint'),
          kind: 'id',
          wrong: t('manage.badId'),
        },
        {
          name: 'label',
          label: t('manage.jobs.label'),
          kind: 'text',
          wrong: t('manage.badLong'),
          optional: true,
        },
        { name: 'total', label: t('manage.jobs.total'), kind: 'number', wrong: t('manage.badCount') },
      ]}
      initial={{ jobId: '', label: '', total: '' }}
      submit={t('manage.create')}
      build={jobCommand}
      done={t('manage.jobs.created')}
      onDone={onDone}
    />
  )
}

export interface JobFormProps {
  readonly job: Job
  readonly name: string
  /** Asked before the job ends. */
  readonly question: Question
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** How far a job is, and how it ended. */
export function JobForm({ job: chosen, name, question, onDone, onCancel }: JobFormProps) {
  const { store } = useConsole()
  const { t } = useSpeech()
  // It goes on while it is looked at; a field that nobody typed into follows.
  const job = useRow(store.tables.jobs, jobKey(chosen)) ?? chosen
  const before = {
    status: job.status,
    current: job.current === null ? '' : String(job.current),
    errors: job.errors === null ? '' : String(job.errors),
  }
  return (
    <CommandForm
      title={t('manage.jobs.edit', { name })}
      fields={[
        { name: 'current', label: t('manage.jobs.current'), kind: 'number', wrong: t('manage.badCount') },
        { name: 'errors', label: t('manage.jobs.errors'), kind: 'number', wrong: t('manage.badCount') },
        {
          name: 'status',
          label: t('manage.status'),
          kind: 'choice',
          options: jobStatuses.map((status) => ({ value: status, label: t(`manage.jobs.status.${status}`) })),
          wrong: t('manage.badChoice'),
        },
      ]}
      initial={before}
      submit={t('manage.jobs.update')}
      build={(values) => patchJobCommand(values, before, job.jobId)}
      ask={({ status }) => {
        const next = jobStatuses.find((known) => known === status)
        return next !== undefined && isEnded(next) ? question : null
      }}
      done={t('manage.jobs.updated')}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}
