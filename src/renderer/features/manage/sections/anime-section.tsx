import { formatNumber, formatTime } from '../../../../shared/i18n/format.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { Card } from '../../../ui/card.tsx'
import { animeCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'
import { type Column, DataTable } from '../kit/data-table.tsx'
import styles from '../kit/kit.module.css'
import { allEpisodes } from './section-options.ts'
import type { SectionProps } from './section-props.ts'

type Anime = SectionProps['directory']['anime'][number]

/** Anime, which are no news by themselves (N1). */
export function AnimeSection({ directory, reload }: SectionProps) {
  const { t, locale } = useSpeech()
  const episodes = allEpisodes(directory)
  const columns: readonly Column<Anime>[] = [
    { name: 'title', label: t('manage.title'), cell: ({ title }) => title },
    {
      name: 'episodes',
      label: t('manage.anime.episodes'),
      cell: ({ id }) => formatNumber(locale, episodes.filter(({ animeId }) => animeId === id).length),
      look: 'number',
    },
    {
      name: 'at',
      label: t('manage.time'),
      cell: ({ ts }) => formatTime(locale, Date.parse(ts), 'full'),
      look: 'soft',
    },
  ]
  return (
    <div className={styles.split}>
      <Card title={t('manage.anime')}>
        <DataTable
          label={t('manage.anime')}
          columns={columns}
          rows={directory.anime}
          idOf={({ id }) => id}
          empty={{ title: t('manage.anime.empty'), body: t('manage.anime.emptyBody') }}
        />
      </Card>
      <CommandForm
        title={t('manage.anime.new')}
        note={t('manage.anime.note')}
        fields={[{ name: 'title', label: t('manage.title'), kind: 'text', wrong: t('manage.badTitle') }]}
        initial={{ title: '' }}
        submit={t('manage.create')}
        build={animeCommand}
        done={t('manage.anime.done')}
        onDone={reload}
      />
    </div>
  )
}
