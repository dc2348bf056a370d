import type { HubDirectory } from '../../../../shared/ipc/routes/hub.ts'
import { useSpeech } from '../../../app/console-context.tsx'
import { episodeCommand } from '../commands.ts'
import { CommandForm } from '../kit/command-form.tsx'

export interface EpisodeFormProps {
  /** The episode that is edited; null for a new one. */
  readonly episode: HubDirectory['episodes'][number] | null
  readonly directory: HubDirectory
  readonly onDone: () => void
  readonly onCancel: (() => void) | undefined
}

/** An episode of an anime: number, title, whether viewers see it. */
export function EpisodeForm({ episode, directory, onDone, onCancel }: EpisodeFormProps) {
  const { t } = useSpeech()
  return (
    <CommandForm
      title={t(episode ? 'manage.episodes.edit' : 'manage.episodes.new')}
      fields={[
        {
          name: 'animeId',
          label: t('manage.anime'),
          kind: 'choice',
          options: directory.anime.map(({ id, title }) => ({ value: id, label: title })),
          wrong: t('manage.badChoice'),
        },
        {
          name: 'number',
          label: t('manage.episodes.number'),
          kind: 'id',
          wrong: t('manage.episodes.badNumber'),
        },
        { name: 'title', label: t('manage.title'), kind: 'text', wrong: t('manage.badTitle') },
        {
          name: 'poster',
          label: t('manage.episodes.poster'),
          kind: 'id',
          wrong: t('manage.badUrl'),
          optional: true,
        },
        {
          name: 'visible',
          label: t('manage.episodes.visible'),
          hint: t('manage.episodes.visibleHint'),
          kind: 'check',
          wrong: t('manage.incomplete'),
        },
        {
          name: 'adult',
          label: t('manage.episodes.adult'),
          hint: t('manage.episodes.adultHint'),
          kind: 'check',
          wrong: t('manage.incomplete'),
        },
      ]}
      initial={{
        animeId: episode?.animeId ?? directory.anime[0]?.id ?? '',
        number: episode?.number ?? '',
        title: episode?.title ?? '',
        poster: episode?.poster ?? '',
        visible: episode?.visible === false ? '' : 'yes',
        adult: episode?.adult === true ? 'yes' : '',
      }}
      submit={t(episode ? 'app.save' : 'manage.create')}
      build={(values) => episodeCommand(values, episode?.id ?? null)}
      done={t('manage.episodes.saved')}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}
