import { plain } from './plain-text.ts'

/** How a card or a title says its number: `Episode 12`, `Eps. 12.5`, `EP #3`. */
const numberPattern = /\b(?:episode|eps|ep)\.?\s*[#:]?\s*(\d{1,5}(?:\.\d{1,2})?)\b/i
/** Episodes without a number. */
const specials = /^(?:ova|ona|movie|special|spesial|film)(?:\s*\d{1,3})?$/i
/** Words of a card that are no title. */
const smallWords = /^(?:18\s*\+|r-?18\+?|new!?|baru!?|hd|sub(?:\s*indo)?|dub|tonton|watch|play|▶️?|🔥|\d+)$/i
const age = /^\d+\s+\S+\s+(?:ago|lalu|yang lalu)$/i

/** What a card says of its episode, in words. */
export interface EpisodeWords {
  readonly animeTitle: string
  readonly title: string
  readonly number: string
}

export function isNewWord(text: string): boolean {
  return /^\W*(?:new|baru)\W*$/i.test(text)
}

export function isAdultWord(text: string): boolean {
  return /^\W*(?:18\s*\+|r-?18\+?|\+18)\W*$/i.test(text)
}

/**
 * Puts the words of a card in their places.
 *
 * @param titles candidates, best first
 * @param texts every text of the card
 * @param number what the card says in an attribute, or ''
 * @param link its page, whose path may hold the number
 * @returns null when nothing can be its title
 */
export function readTitle(
  titles: { readonly anime: readonly string[]; readonly episode: readonly string[] },
  texts: readonly string[],
  number: string,
  link: string | null,
): EpisodeWords | null {
  const bare = texts.filter((text) => !smallWords.test(text) && !age.test(text))
  const unnumbered = bare.find((text) => !isOnlyNumber(text) && !specials.test(text))
  const main = titles.anime.find((title) => !isOnlyNumber(title)) ?? titles.episode[0] ?? unnumbered
  if (main === undefined) return null
  const split = splitTitle(main)
  const own = titles.episode.find((title) => title !== main && !isOnlyNumber(title)) ?? split.title
  const said = number || split.number || numberIn(texts) || (specialIn(texts) ?? '') || numberInPath(link)
  return { animeTitle: split.animeTitle, title: splitTitle(own).title || own, number: said }
}

/** `Some Title Episode 12: The End` in its parts; all of it is the anime's title where it has no number. */
function splitTitle(text: string): EpisodeWords {
  const match = numberPattern.exec(text)
  if (match?.[1] === undefined) return { animeTitle: text, title: '', number: '' }
  const before = trimmed(text.slice(0, match.index))
  const after = trimmed(text.slice(match.index + match[0].length))
  if (before === '') return { animeTitle: after || text, title: after, number: match[1] }
  return { animeTitle: before, title: after, number: match[1] }
}

/** Without the dashes and colons between two parts. */
function trimmed(text: string): string {
  return plain(text.replace(/^[\s:–—|-]+|[\s:–—|(-]+$/g, ''))
}

function isOnlyNumber(text: string): boolean {
  const match = numberPattern.exec(text)
  return match !== null && trimmed(text.replace(match[0], '')) === ''
}

function numberIn(texts: readonly string[]): string {
  for (const text of texts) {
    const number = numberPattern.exec(text)?.[1]
    if (number !== undefined) return number
  }
  return ''
}

function specialIn(texts: readonly string[]): string | undefined {
  return texts.find((text) => specials.test(text))
}

function numberInPath(link: string | null): string {
  if (link === null) return ''
  return /(?:episode|eps|ep)[-_/](\d{1,5}(?:[.-]\d{1,2})?)(?:\D|$)/i.exec(new URL(link).pathname)?.[1] ?? ''
}

/** An id for an episode that its source gave none: its page, or its title and number. */
export function episodeIdOf(words: EpisodeWords, link: string | null): string {
  if (link === null) return `${words.animeTitle}#${words.number || words.title}`
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}
