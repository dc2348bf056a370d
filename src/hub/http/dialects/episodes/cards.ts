import { newEpisodeMs } from '../../../../shared/domain/episode.ts'
import type { Payload } from '../payload.ts'

type Episode = Payload<'episode.created'>

/** Cards of the page (part F). */
export const latestShown = 12

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or a quoted attribute (R6). */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Only an address that a browser loads as a picture may stand in `src`. */
function picture({ poster, animeTitle }: Episode): string {
  if (poster === null || !/^https?:\/\//i.test(poster)) return ''
  return `<img class="episode-poster" src="${escapeHtml(poster)}" alt="${escapeHtml(animeTitle)}" loading="lazy" decoding="async" width="200" height="300">`
}

/**
 * One card. Names and marks are those of the live page; there are no handlers, no styles and no scripts in it, so that it
 * can be inserted as it is.
 *
 * @param now epoch ms; a card is new for 24 hours after the episode was made or last changed
 */
export function episodeCard(episode: Episode, now: number): string {
  const changedAt = Math.max(Date.parse(episode.createdAt), Date.parse(episode.ts))
  const badge = now - changedAt < newEpisodeMs ? '<span class="badge-new">NEW</span>' : ''
  const adult = episode.adult ? '<span class="badge-adult">18+</span>' : ''
  return (
    `<article class="episode-card${episode.adult ? ' episode-card-adult' : ''}" data-episode-id="${escapeHtml(episode.id)}" data-episode-number="${escapeHtml(episode.number)}">` +
    `<div class="episode-cover">${picture(episode)}` +
    `<span class="episode-number">EP ${escapeHtml(episode.number)}</span>${badge}${adult}</div>` +
    `<h3 class="anime-title">${escapeHtml(episode.animeTitle)}</h3>` +
    `<p class="episode-title">${escapeHtml(episode.title)}</p>` +
    `<time datetime="${escapeHtml(episode.createdAt)}">${escapeHtml(episode.createdAt.slice(0, 10))}</time>` +
    '</article>'
  )
}

/** The answer of `/api/episodes/latest`: the newest cards (N6). */
export function latestCards(episodes: readonly Episode[], now: number) {
  const shown = episodes.slice(0, latestShown)
  return {
    html: shown.map((episode) => episodeCard(episode, now)).join('\n'),
    count: shown.length,
    episode_ids: shown.map(({ id }) => id),
  }
}
