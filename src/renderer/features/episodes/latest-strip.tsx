import { useMemo } from 'react'
import type { Episode } from '../../../shared/domain/episode.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
import { useFirst } from '../../app/use-rows.ts'
import { compareEpisodes, episodeName, isNews } from '../../store/episode-list.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { goTo } from '../../store/view-state.ts'
import { TileStrip } from '../../ui/tile-strip.tsx'
import styles from './latest-strip.module.css'
import { numberText } from './number-text.ts'
import { useEpisodeSources } from './use-episode-sources.ts'

/** Episodes of one source on the overview. */
const shownEpisodes = 5

/** The latest episodes of each source in one line, for the overview. */
export function LatestEpisodes() {
  return useEpisodeSources().map((id) => <LatestStrip key={id} id={id} />)
}

function LatestStrip({ id }: { readonly id: string }) {
  const { store } = useConsole()
  const { t } = useSpeech()
  const source = useSource(id)
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.episodes,
        compare: compareEpisodes,
        accept: (episode) => episode.source === id,
      }),
    [store, id],
  )
  const rows = useFirst(store.tables.episodes, view, shownEpisodes)
  return (
    <TileStrip
      source={id}
      label={`${t('episodes.latest')} ${source?.name ?? id}`}
      at={source?.lastEventAt ?? null}
      columns={shownEpisodes}
    >
      {rows.map(({ key, value }) => (
        <LatestEpisode key={key} episode={value} />
      ))}
    </TileStrip>
  )
}

function LatestEpisode({ episode }: { readonly episode: Episode }) {
  const { viewStore, ticker } = useConsole()
  const { t } = useSpeech()
  const age = useAge(episode.publishedAt ?? (episode.arrived ? episode.seenAt : null), 'coarse')
  const facts = [numberText(t, episode), age]
  return (
    <button
      type="button"
      className={styles.episode}
      title={episode.title}
      onClick={() => goTo(viewStore, 'episodes')}
    >
      <span className={styles.title}>{episodeName(episode)}</span>
      <span className={styles.facts}>
        {isNews(episode, ticker.now()) && <span className={styles.new}>{t('episodes.new')}</span>}
        {facts.filter(Boolean).join(' · ')}
      </span>
    </button>
  )
}
