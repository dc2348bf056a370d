import { useState } from 'react'
import { isEnded, type Job, jobKey } from '../../../../shared/domain/job.ts'
import { formatNumber, formatTime } from '../../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import { EditButton } from '../kit/edit-button.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { JobForm, NewJobForm } from './job-form.tsx'
import type { SectionProps } from './section-props.ts'
import { useHubRows } from './use-hub-rows.ts'

/** What runs first, then the latest. */
function compareJobs(a: Job, b: Job): number {
  const ended = Number(isEnded(a.status)) - Number(isEnded(b.status))
  return ended === 0 ? b.startedAt - a.startedAt : ended
}

/** A job's name for a person. */
function nameOf({ label, jobId }: Job): string {
  return label === '' ? jobId : label
}

/** Jobs that run on the hub's word (C8). */
export function JobsSection({ hub, reload }: SectionProps) {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const [editing, setEditing] = useState<Job | null>(null)
  const rows = useHubRows({ collection: store.tables.jobs, hub, compare: compareJobs })
  const columns: readonly Column<Job>[] = [
    { name: 'name', label: t('manage.jobs.label'), cell: nameOf },
    { name: 'status', label: t('manage.status'), cell: ({ status }) => t(`manage.jobs.status.${status}`) },
    {
      name: 'progress',
      label: t('manage.jobs.progress'),
      cell: ({ current, total }) =>
        `${formatNumber(locale, current ?? 0)} / ${total === null ? '–' : formatNumber(locale, total)}`,
      look: 'number',
    },
    {
      name: 'errors',
      label: t('manage.jobs.errors'),
      cell: ({ errors }) => formatNumber(locale, errors ?? 0),
      look: 'number',
    },
    {
      name: 'at',
      label: t('manage.time'),
      cell: ({ startedAt }) => formatTime(locale, startedAt, 'full'),
      look: 'soft',
    },
  ]
  const end = (job: Job) => ({
    title: t('manage.jobs.endTitle', { name: nameOf(job) }),
    body: t('manage.jobs.endBody'),
    confirm: t('manage.jobs.end'),
  })
  const done = (): void => {
    setEditing(null)
    reload()
  }
  return (
    <div className={styles.split}>
      <Card
        title={t('manage.jobs')}
        actions={
          editing && (
            <Button size="small" data-testid="manage-new" onClick={() => setEditing(null)}>
              {t('manage.jobs.new')}
            </Button>
          )
        }
      >
        <DataTable
          label={t('manage.jobs')}
          columns={columns}
          rows={rows}
          idOf={jobKey}
          active={editing ? jobKey(editing) : null}
          actions={(job) =>
            !isEnded(job.status) && (
              <>
                <EditButton
                  testId={`manage-edit-${job.jobId}`}
                  label={t('manage.jobs.progress')}
                  of={nameOf(job)}
                  onPress={() => setEditing(job)}
                />
                <RowCommand
                  testId={`manage-finish-${job.jobId}`}
                  label={t('manage.jobs.finish')}
                  of={nameOf(job)}
                  command={{ kind: 'patch-job', id: job.jobId, input: { status: 'completed' } }}
                  question={end(job)}
                  done={t('manage.jobs.updated')}
                  onDone={done}
                />
                <RowCommand
                  testId={`manage-cancel-${job.jobId}`}
                  label={t('manage.jobs.cancel')}
                  of={nameOf(job)}
                  command={{ kind: 'patch-job', id: job.jobId, input: { status: 'cancelled' } }}
                  question={end(job)}
                  done={t('manage.jobs.updated')}
                  onDone={done}
                />
              </>
            )
          }
          empty={{ title: t('manage.jobs.empty'), body: t('manage.jobs.emptyBody') }}
        />
      </Card>
      {editing ? (
        <JobForm
          key={jobKey(editing)}
          job={editing}
          name={nameOf(editing)}
          question={end(editing)}
          onDone={done}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <NewJobForm onDone={reload} />
      )}
    </div>
  )
}
