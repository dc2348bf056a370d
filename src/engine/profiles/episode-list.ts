import type { EpisodeFact } from '../../shared/domain/episode.ts'
import { readCards } from './episode-cards.ts'
import { episodeIdOf } from './episode-words.ts'
import { plain } from './plain-text.ts'
import { safeUrl } from './safe-url.ts'
import { parseWireTime } from './wire-time.ts'
import { isObject, textOf, type WireObject } from './wire-value.ts'

/** Cards that a list shows at the most. */
const listLimit = 500

/**
 * Reads a page of cards.
 *
 * @param url where it came from
 * @returns null for a page without a card: an unknown page must not wipe the grid
 */
export function readHtmlList(html: string, url: string): readonly EpisodeFact[] | null {
  return readCards(html, url)?.slice(0, listLimit) ?? null
}

/**
 * Reads a JSON answer in any of its forms (part F): `{html, count, episode_ids}`, a list of episodes, or one under
 * `episodes` or `data`.
 *
 * @returns null for any other, and for one of which a part could not be read: half a list would wipe the other half
 */
export function readJsonList(value: unknown, url: string): readonly EpisodeFact[] | null {
  if (isObject(value) && typeof value.html === 'string') return readHtmlInJson(value, value.html, url)
  const list = isObject(value)
    ? [value.episodes, value.data, value.items].find((candidate) => Array.isArray(candidate))
    : value
  if (!Array.isArray(list)) return null
  const episodes = list.map((entry: unknown) => (isObject(entry) ? readEntry(entry, url) : null))
  const read = episodes.filter((episode) => episode !== null)
  return read.length < episodes.length ? null : read.slice(0, listLimit)
}

function readHtmlInJson(value: WireObject, html: string, url: string): readonly EpisodeFact[] | null {
  const ids: readonly unknown[] = Array.isArray(value.episode_ids) ? value.episode_ids : []
  const count =
    typeof value.count === 'number' ? value.count : Array.isArray(value.episode_ids) ? ids.length : null
  if (count === 0) return []
  const cards = readHtmlList(html, url)
  if (cards === null || (count !== null && cards.length < Math.min(count, listLimit))) return null
  if (ids.length !== cards.length) return cards
  // The ids stand in the order of the cards; a card's page may move, its id does not.
  return cards.map((card, index) => ({
    ...card,
    episodeId: textOf({ id: ids[index] }, 'id') || card.episodeId,
  }))
}

function readEntry(entry: WireObject, url: string): EpisodeFact | null {
  const anime = isObject(entry.anime) ? entry.anime : {}
  const ownTitle = textOf(entry, 'episode_title', 'episodeTitle')
  const animeTitle =
    textOf(entry, 'anime_title', 'animeTitle', 'series', 'anime') || textOf(anime, 'title', 'name', 'judul')
  const title = textOf(entry, 'title', 'judul', 'name')
  if (animeTitle === '' && title === '' && ownTitle === '') return null
  const words = {
    animeTitle: plain(animeTitle || title || ownTitle),
    title: plain(ownTitle || (animeTitle === '' ? '' : title)),
    number: plain(textOf(entry, 'number', 'episode_number', 'episodeNumber', 'episode')).slice(0, 20),
  }
  const link = safeUrl(textOf(entry, 'link', 'url', 'href', 'permalink'), url)
  const picture =
    textOf(entry, 'poster', 'poster_url', 'image', 'thumbnail', 'cover') ||
    textOf(anime, 'poster', 'image', 'cover')
  const id = textOf(entry, 'episodeId', 'episode_id', 'id')
  return {
    episodeId: plain(id) || episodeIdOf(words, link),
    ...words,
    link,
    poster: safeUrl(picture, url),
    adult: [entry.adult, entry.is_adult, entry.is_18, entry.nsfw, anime.adult, anime.is_adult].some(isTrue),
    isNew: [entry.isNew, entry.is_new, entry.new].some(isTrue),
    publishedAt:
      parseWireTime(entry.publishedAt) ??
      parseWireTime(entry.published_at) ??
      parseWireTime(entry.createdAt) ??
      parseWireTime(entry.created_at),
  }
}

/** PHP writes a boolean column as 1. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1'
}
