import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { Episode } from '../../../shared/domain/episode.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useAge } from '../../app/use-age.ts'
import { copyText } from '../../bridge/copy-text.ts'
import { episodeName, isNews } from '../../store/episode-list.ts'
import styles from './episode-card.module.css'
import { EpisodePicture } from './episode-picture.tsx'
import { numberText } from './number-text.ts'

export interface EpisodeCardProps {
  readonly episode: Episode
  /** The user lets the pictures of this source be shown. */
  readonly pictures: boolean
}

/** One episode: what it is, whether it is new, and its link to take along. Everything in it is plain text (R6). */
export function EpisodeCard({ episode, pictures }: EpisodeCardProps) {
  const { toasts, ticker } = useConsole()
  const { t, locale } = useSpeech()
  const at = episode.publishedAt ?? (episode.arrived ? episode.seenAt : null)
  const age = useAge(at, 'coarse')
  const [revealed, setRevealed] = useState(false)
  const name = episodeName(episode)
  const news = isNews(episode, ticker.now())
  const copy = (link: string): void => {
    const done = copyText(document, link)
    toasts.show({
      title: t(done ? 'app.copied' : 'app.copyFailed'),
      ...(done ? { body: link } : {}),
      data: { kind: done ? 'done' : 'failed', mark: done ? 'done' : 'critical' },
    })
  }
  return (
    <li
      className={styles.card}
      data-testid="episode-card"
      data-source={episode.source}
      data-episode={episode.episodeId}
      data-title={episode.title}
      data-new={news}
    >
      <div className={styles.top} data-picture={pictures && episode.poster !== null}>
        <EpisodePicture
          // Another picture, or pictures shown again, is another try.
          key={`${pictures} ${episode.poster}`}
          episode={episode}
          allowed={pictures}
          revealed={revealed || !episode.adult}
        />
        {episode.adult && pictures && episode.poster !== null && !revealed && (
          <button type="button" className={styles.reveal} onClick={() => setRevealed(true)}>
            {t('episodes.reveal')}
          </button>
        )}
        <p className={styles.marks}>
          {news && <span className={styles.new}>{t('episodes.new')}</span>}
          {episode.adult && <span className={styles.adult}>{t('episodes.adult')}</span>}
        </p>
      </div>
      <div className={styles.words}>
        <p className={styles.title} title={episode.title || name}>
          {name}
        </p>
        <p className={styles.facts}>
          <span className={styles.fact}>
            {numberText(t, episode) || (episode.animeTitle === '' ? '' : episode.title)}
          </span>
          {at !== null && (
            <time dateTime={new Date(at).toISOString()} title={formatTime(locale, at, 'full')}>
              {age}
            </time>
          )}
          {episode.link !== null && (
            <button
              type="button"
              className={styles.copy}
              aria-label={t('episodes.copyLink', { name: episode.title || name })}
              title={t('episodes.copy')}
              onClick={() => episode.link !== null && copy(episode.link)}
            >
              <Link2 size={14} strokeWidth={1.75} aria-hidden="true" />
            </button>
          )}
        </p>
      </div>
    </li>
  )
}
