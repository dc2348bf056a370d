import { RotateCw } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { formatNumber } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFailureToast } from '../../app/use-failure-toast.ts'
import { useFreshness, useSource } from '../../app/use-freshness.ts'
import { useFirst } from '../../app/use-rows.ts'
import { acceptEpisode, compareEpisodes, isNews } from '../../store/episode-list.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Button } from '../../ui/button.tsx'
import { SourceSection } from '../../ui/source-section.tsx'
import { EpisodeGrid } from './episode-grid.tsx'
import styles from './episodes-view.module.css'
import { PicturesButton } from './pictures-button.tsx'

/** The engine keeps this many of a source; a list of the latest is far shorter. */
const shownEpisodes = 500

export interface EpisodeSourceProps {
  readonly id: string
  readonly text: string
}

/** The episodes of one source under its name, with how fresh they are and what can be done. */
export function EpisodeSource({ id, text }: EpisodeSourceProps) {
  const { bridge, store, ticker } = useConsole()
  const { t, locale } = useSpeech()
  const fail = useFailureToast()
  const source = useSource(id)
  const { stale, text: age } = useFreshness(id, source?.lastEventAt ?? null)
  const all = useMemo(
    () =>
      createSortedView({
        collection: store.tables.episodes,
        compare: compareEpisodes,
        accept: (episode) => episode.source === id,
      }),
    [store, id],
  )
  const episodes = useFirst(store.tables.episodes, all, shownEpisodes)
  const typed = useDeferredValue(text)
  const found = useMemo(() => {
    if (typed.trim() === '') return episodes
    const accept = acceptEpisode(typed)
    return episodes.filter(({ value }) => accept(value))
  }, [episodes, typed])
  const fresh = episodes.filter(({ value }) => isNews(value, ticker.now())).length
  const reconnect = async (): Promise<void> => {
    const answer = await bridge.request('source.reconnect', { id })
    fail(answer.ok ? null : answer.error)
  }
  const name = source?.name ?? id
  return (
    <SourceSection
      label={`${t('episodes.title')} ${name}`}
      name={name}
      fact={
        <>
          {t('episodes.count', { count: all.size, formatted: formatNumber(locale, all.size) })}
          {fresh > 0 && ` · ${t('episodes.fresh', { count: fresh })}`}
        </>
      }
      age={stale && source ? { mark: source.connection.state, text: age } : null}
      actions={
        <>
          {source && <PicturesButton source={source} episodes={episodes} />}
          <Button size="small" data-testid={`refresh-${id}`} onClick={() => void reconnect()}>
            <RotateCw size={13} strokeWidth={1.75} aria-hidden="true" />
            {t('episodes.refresh')}
          </Button>
        </>
      }
    >
      {found.length === 0 ? (
        <p className={styles.none}>{t('episodes.noMatch')}</p>
      ) : (
        <EpisodeGrid key={typed} episodes={found} pictures={source?.settings?.images === true} />
      )}
    </SourceSection>
  )
}
