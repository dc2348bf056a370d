import { useState } from 'react'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { goTo } from '../../store/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { EpisodeSource } from './episode-source.tsx'
import styles from './episodes-view.module.css'
import { useEpisodeSources } from './use-episode-sources.ts'

/** The latest episodes of every source that has any (N7). */
export function EpisodesView() {
  const { viewStore } = useConsole()
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const ids = useEpisodeSources()
  if (ids.length === 0) {
    return (
      <Card title={t('episodes.title')} className={styles.empty}>
        <Empty title={t('episodes.empty')} body={t('episodes.emptyBody')}>
          <Button size="small" onClick={() => goTo(viewStore, 'sources')}>
            {t('app.toSources')}
          </Button>
        </Empty>
      </Card>
    )
  }
  return (
    <div className={styles.view}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{t('episodes.latest')}</h1>
        <SearchBox
          label={t('episodes.searchLabel')}
          placeholder={t('episodes.search')}
          value={text}
          onChange={setText}
        />
      </header>
      {ids.map((id) => (
        <EpisodeSource key={id} id={id} text={text} />
      ))}
    </div>
  )
}
