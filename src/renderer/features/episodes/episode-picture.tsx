import { useState } from 'react'
import type { Episode } from '../../../shared/domain/episode.ts'
import { bareNumber, episodeName } from '../../store/episode-list.ts'
import styles from './episode-picture.module.css'

export interface EpisodePictureProps {
  readonly episode: Episode
  readonly allowed: boolean
  readonly revealed: boolean
}

/**
 * The picture of an episode, fetched by main and only with consent; else its number, or its first letter, as a quiet
 * plate. The address is ours: no picture is ever loaded from where a source says.
 */
export function EpisodePicture({ episode, allowed, revealed }: EpisodePictureProps) {
  const [failed, setFailed] = useState(false)
  if (!allowed || episode.poster === null || failed) {
    const plate = bareNumber(episode) ?? episodeName(episode).slice(0, 1).toUpperCase()
    return (
      <span className={styles.plate} aria-hidden="true">
        {plate}
      </span>
    )
  }
  const path = `/poster/${encodeURIComponent(episode.source)}/${encodeURIComponent(episode.episodeId)}`
  // The window keeps pictures by their address: another picture of the same episode needs another one.
  const src = `${path}?of=${encodeURIComponent(episode.poster)}`
  return (
    <img
      className={styles.picture}
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      data-blurred={!revealed}
      onError={() => setFailed(true)}
    />
  )
}
