import { useMemo } from 'react'
import type { Episode } from '../../../../shared/domain/episode.ts'
import { useConsole, useSpeech } from '../../../app/console-context.tsx'
import { useAge } from '../../../app/use-age.ts'
import { useSource } from '../../../app/use-freshness.ts'
import { useFirst } from '../../../app/use-rows.ts'
import { compareEpisodes, episodeName, isNews } from '../../../store/episode-list.ts'
import { createSortedView } from '../../../store/sorted-view.ts'
import { EpisodePicture } from '../../episodes/episode-picture.tsx'
import { numberText } from '../../episodes/number-text.ts'
import { AllWell } from '../parts/all-well.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import styles from './episode-list.module.css'

const shownEpisodes = 60

/** The latest episodes of all sources. */
export function EpisodeList() {
  const { episodes } = useConsole().store.tables
  const { t } = useSpeech()
  const view = useMemo(() => createSortedView({ collection: episodes, compare: compareEpisodes }), [episodes])
  const rows = useFirst(episodes, view, shownEpisodes)
  return (
    <PagedList
      title={t('episodes.latest')}
      rows={rows}
      total={view.size}
      height={136}
      width={560}
      testId="wall-episodes"
      empty={<AllWell title={t('wall.nothingYet')} body={t('wall.nothingYetBody')} />}
    >
      {(episode) => <EpisodeLine episode={episode} />}
    </PagedList>
  )
}

/** A picture only where its source's user allows pictures, and none for adults: customers stand before a wall. */
function EpisodeLine({ episode }: { readonly episode: Episode }) {
  const { ticker } = useConsole()
  const { t } = useSpeech()
  const allowed = useSource(episode.source)?.settings?.images === true
  const age = useAge(episode.publishedAt ?? (episode.arrived ? episode.seenAt : null), 'coarse')
  return (
    <div className={styles.episode}>
      <div className={styles.picture}>
        <EpisodePicture
          key={`${allowed} ${episode.poster}`}
          episode={episode}
          allowed={allowed && !episode.adult}
          revealed={!episode.adult}
        />
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{episodeName(episode)}</p>
        <p className={styles.facts}>
          {isNews(episode, ticker.now()) && <span className={styles.new}>{t('episodes.new')}</span>}
          {[numberText(t, episode) || episode.title, age].filter(Boolean).join(' · ')}
        </p>
      </div>
    </div>
  )
}
