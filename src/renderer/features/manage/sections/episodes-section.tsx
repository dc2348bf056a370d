import { useState } from 'react'
import { useSpeech } from '../../../app/console-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import { EditButton } from '../kit/edit-button.tsx'
import styles from '../kit/kit.module.css'
import { RowCommand } from '../kit/row-command.tsx'
import { EpisodeForm } from './episode-form.tsx'
import { allEpisodes, episodeName } from './section-options.ts'
import type { SectionProps } from './section-props.ts'

type Episode = SectionProps['directory']['episodes'][number]

/** Episodes, also those that viewers do not see (R6). */
export function EpisodesSection({ directory, reload }: SectionProps) {
  const { t } = useSpeech()
  const [chosen, setEditing] = useState<Episode | null>(null)
  const episodes = allEpisodes(directory)
  // As it is by now: saving replaces the whole, also what a button of its row has changed meanwhile.
  const editing = chosen && (episodes.find(({ id }) => id === chosen.id) ?? chosen)
  const columns: readonly Column<Episode>[] = [
    { name: 'anime', label: t('manage.anime'), cell: ({ animeTitle }) => animeTitle },
    { name: 'number', label: t('manage.episodes.number'), cell: ({ number }) => number, look: 'number' },
    { name: 'title', label: t('manage.title'), cell: ({ title }) => title },
    {
      name: 'visible',
      label: t('manage.status'),
      cell: ({ visible }) => t(visible ? 'manage.episodes.shown' : 'manage.episodes.hidden'),
      look: 'soft',
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
      <Card
        title={t('manage.episodes')}
        actions={
          editing && (
            <Button size="small" data-testid="manage-new" onClick={() => setEditing(null)}>
              {t('manage.episodes.new')}
            </Button>
          )
        }
      >
        <DataTable
          label={t('manage.episodes')}
          columns={columns}
          rows={episodes}
          idOf={({ id }) => id}
          active={editing?.id ?? null}
          actions={(episode) => (
            <>
              <RowCommand
                testId={`manage-visible-${episode.id}`}
                label={t(episode.visible ? 'manage.episodes.hide' : 'manage.episodes.show')}
                of={episodeName(episode)}
                command={{ kind: 'update-episode', id: episode.id, input: withVisible(episode) }}
                done={t('manage.episodes.saved')}
                onDone={reload}
              />
              <EditButton
                testId={`manage-edit-${episode.id}`}
                label={t('manage.edit')}
                of={episodeName(episode)}
                onPress={() => setEditing(episode)}
              />
              <RowCommand
                testId={`manage-delete-${episode.id}`}
                label={t('manage.delete')}
                of={episodeName(episode)}
                command={{ kind: 'delete-episode', id: episode.id }}
                question={{
                  title: t('manage.episodes.deleteTitle', { name: episodeName(episode) }),
                  body: t('manage.episodes.deleteBody'),
                  confirm: t('manage.delete'),
                }}
                done={t('manage.episodes.deleted')}
                onDone={() => removed(episode.id)}
              />
            </>
          )}
          empty={{ title: t('manage.episodes.empty'), body: t('manage.episodes.emptyBody') }}
        />
      </Card>
      <EpisodeForm
        key={editing?.id ?? 'new'}
        episode={editing}
        directory={directory}
        onDone={changed}
        onCancel={editing ? () => setEditing(null) : undefined}
      />
    </div>
  )
}

/** The episode as it is, but seen where it was hidden and the other way round: a `PUT` replaces the whole. */
function withVisible({ animeId, number, title, visible, poster, adult }: Episode) {
  return { animeId, number, title, visible: !visible, adult, ...(poster === null ? {} : { poster }) }
}
