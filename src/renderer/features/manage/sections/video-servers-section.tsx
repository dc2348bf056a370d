import { useState } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { videoServerCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import { EditButton } from '../kit/edit-button.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { allEpisodes, episodeName } from './section-options.ts'
import type { SectionProps } from './section-props.ts'

type Server = SectionProps['directory']['video-servers'][number]

/** Addresses at which an episode can be watched; each change is news of the episode (N2). */
export function VideoServersSection({ directory, reload }: SectionProps) {
  const { t } = useSpeech()
  const [editing, setEditing] = useState<Server | null>(null)
  const episodes = allEpisodes(directory)
  const nameOf = (id: string): string => {
    const episode = episodes.find((known) => known.id === id)
    return episode ? episodeName(episode) : id
  }
  const columns: readonly Column<Server>[] = [
    { name: 'episode', label: t('manage.servers.episode'), cell: ({ episodeId }) => nameOf(episodeId) },
    { name: 'name', label: t('manage.name'), cell: ({ name }) => name },
    {
      name: 'url',
      label: t('manage.servers.url'),
      cell: ({ url }) => <span data-copy>{url}</span>,
      look: 'code',
    },
  ]
  const changed = (): void => {
    setEditing(null)
    reload()
  }
  /** A row is gone: what is typed about another one stays. */
  const removed = (id: string): void => {
    setEditing((now) => (now?.id === id ? null : now))
    reload()
  }
  return (
    <div className={styles.split}>
      <Card title={t('manage.servers')}>
        <DataTable
          label={t('manage.servers')}
          columns={columns}
          rows={directory['video-servers']}
          idOf={({ id }) => id}
          active={editing?.id ?? null}
          actions={(server) => (
            <>
              <EditButton
                testId={`manage-edit-${server.id}`}
                label={t('manage.edit')}
                of={server.name}
                onPress={() => setEditing(server)}
              />
              <RowCommand
                testId={`manage-delete-${server.id}`}
                label={t('manage.delete')}
                of={server.name}
                command={{ kind: 'delete-video-server', id: server.id }}
                question={{
                  title: t('manage.servers.deleteTitle', { name: server.name }),
                  body: t('manage.servers.deleteBody'),
                  confirm: t('manage.delete'),
                }}
                done={t('manage.servers.deleted')}
                onDone={() => removed(server.id)}
              />
            </>
          )}
          empty={{ title: t('manage.servers.empty'), body: t('manage.servers.emptyBody') }}
        />
      </Card>
      <CommandForm
        key={editing?.id ?? 'new'}
        title={t(editing ? 'manage.servers.edit' : 'manage.servers.new')}
        fields={[
          {
            name: 'episodeId',
            label: t('manage.servers.episode'),
            kind: 'choice',
            options: episodes.map((episode) => ({ value: episode.id, label: episodeName(episode) })),
            wrong: t('manage.badChoice'),
          },
          { name: 'name', label: t('manage.name'), kind: 'text', wrong: t('manage.badName') },
          { name: 'url', label: t('manage.servers.url'), kind: 'id', wrong: t('manage.badUrl') },
        ]}
        initial={{
          episodeId: editing?.episodeId ?? episodes[0]?.id ?? '',
          name: editing?.name ?? '',
          url: editing?.url ?? '',
        }}
        submit={t(editing ? 'app.save' : 'manage.create')}
        build={(values) => videoServerCommand(values, editing?.id ?? null)}
        done={t('manage.servers.saved')}
        onDone={changed}
        onCancel={editing ? () => setEditing(null) : undefined}
      />
    </div>
  )
}
