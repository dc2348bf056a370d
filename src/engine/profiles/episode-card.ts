import type { EpisodeFact } from '../../shared/domain/episode.ts'
import { episodeIdOf, isAdultWord, isNewWord, readTitle } from './episode-words.ts'
import type { Outline, OutlineElement } from './html-outline.ts'
import { plain } from './plain-text.ts'
import { safeUrl } from './safe-url.ts'
import { parseWireTime } from './wire-time.ts'

/** Where lazy pages keep a picture's real address; `src` is last, since it often is a placeholder (N17). */
const pictureAttributes = ['data-src', 'data-lazy-src', 'data-lazy', 'data-original'] as const
/** Tailwind's and Bootstrap's words for a blurred picture, without their `hover:` and `backdrop-` forms. */
const blurClass = /^(?:blur(?:red|-(?:sm|md|lg|[23]?xl|\[.*\]))?|adult|nsfw|is-adult|is-nsfw)$/i

/** Texts of one element that may make up a title. */
const titleTexts = 50

interface Card {
  readonly elements: readonly OutlineElement[]
  readonly texts: readonly string[]
  /** All text inside an element. */
  textIn(element: OutlineElement): string
}

/** Reads one card. @returns null when it has no title, or nothing but one */
export function readCard(outline: Outline, root: OutlineElement, url: string): EpisodeFact | null {
  const card = cardOf(outline, root)
  const { elements, texts } = card
  const link = first(elements, (element) =>
    element.tag === 'a' ? safeUrl(element.attribute('href'), url) : null,
  )
  const poster = first(elements, (element) => pictureOf(element, url))
  const told = first(elements, numberOf) ?? ''
  const words = readTitle(titlesOf(card), texts, told, link)
  if (words === null) return null
  const ownId =
    first(elements, (element) => element.attribute('data-episode-id') || null) ?? root.attribute('data-id')
  if (ownId === '' && link === null && poster === null && words.number === '') return null
  return {
    episodeId: plain(ownId) || episodeIdOf(words, link),
    ...words,
    link,
    poster,
    adult: texts.some(isAdultWord) || hasBlurredPicture(outline, root, url),
    isNew: texts.some(isNewWord) || elements.some(({ classes }) => classes.some(isNewClass)),
    publishedAt: first(elements, timeOf),
  }
}

function cardOf(outline: Outline, root: OutlineElement): Card {
  const within = (from: OutlineElement): readonly string[] =>
    outline.texts.filter(({ element }) => element >= from.index && element < from.end).map(({ text }) => text)
  return {
    elements: outline.elements.slice(root.index, root.end),
    texts: within(root),
    textIn: (element) => plain(within(element).slice(0, titleTexts).join(' ')),
  }
}

function first<T>(
  elements: readonly OutlineElement[],
  find: (element: OutlineElement) => T | null,
): T | null {
  for (const element of elements) {
    const found = find(element)
    if (found !== null) return found
  }
  return null
}

/** What may be the anime's title, best first, and what may be the episode's own. */
function titlesOf(card: Card): { readonly anime: readonly string[]; readonly episode: readonly string[] } {
  const byClass = (pattern: RegExp): readonly string[] =>
    card.elements.filter(({ classes }) => classes.some((token) => pattern.test(token))).map(card.textIn)
  const byAttribute = (name: string, tag?: string): readonly string[] =>
    card.elements
      .filter((element) => tag === undefined || element.tag === tag)
      .map((element) => plain(element.attribute(name)))
  const named = (titles: readonly string[]): readonly string[] => titles.filter((title) => title !== '')
  const episode = named([
    ...byAttribute('data-episode-title'),
    ...byClass(/^(?:.*[-_])?(?:episode|ep)[-_]?(?:title|name)$/i),
  ])
  const headings = card.elements.filter(({ tag }) => /^h[1-6]$/.test(tag)).map(card.textIn)
  const anime = named([
    ...byAttribute('data-anime-title'),
    ...byAttribute('data-title'),
    ...byClass(/^(?:.*[-_])?(?:anime|series|show)[-_]?(?:title|name)$/i),
    ...byClass(/^(?:(?!.*(?:episode|ep|sub)[-_]?title).*[-_])?(?:title|judul|name)$/i).filter(
      (title) => !episode.includes(title),
    ),
    ...headings.filter((title) => !episode.includes(title)),
    ...byAttribute('title', 'a'),
    ...byAttribute('alt', 'img'),
  ])
  return { anime, episode }
}

function numberOf(element: OutlineElement): string | null {
  const number = element.attribute('data-episode-number') || element.attribute('data-number')
  return plain(number).slice(0, 20) || null
}

function pictureOf(element: OutlineElement, url: string): string | null {
  if (element.tag === 'img' || element.tag === 'source') {
    const sets = [element.attribute('data-srcset'), element.attribute('srcset')]
    const candidates = [
      ...pictureAttributes.map((name) => element.attribute(name)),
      ...sets.map((set) => set.split(/\s*,\s+|\s+/)[0] ?? ''),
      element.attribute('src'),
    ]
    for (const candidate of candidates) {
      const address = safeUrl(candidate, url)
      if (address !== null) return address
    }
  }
  const lazy = safeUrl(element.attribute('data-bg'), url)
  return lazy ?? safeUrl(backgroundOf(element.attribute('style')), url)
}

/** What stands in the first `url(…)` of a style. A pattern with gaps in it would take minutes on a hostile one. */
function backgroundOf(style: string): string {
  const [, behind] = style.split(/url\(/i, 2)
  const inside = behind?.split(')', 1)[0]?.trim() ?? ''
  return inside.replace(/^["']|["']$/g, '')
}

function timeOf(element: OutlineElement): number | null {
  for (const name of ['datetime', 'data-created-at', 'data-published-at', 'data-timestamp']) {
    const time = parseWireTime(element.attribute(name))
    if (time !== null) return time
  }
  return null
}

function isNewClass(token: string): boolean {
  return /^(?:badge[-_]new|new[-_]badge|is[-_]new|label[-_]new|new[-_]label)$/i.test(token)
}

/** Blurred is the picture or what it stands in; other things of a card are blurred for their looks. */
function hasBlurredPicture(outline: Outline, root: OutlineElement, url: string): boolean {
  const isBlurred = (element: OutlineElement): boolean =>
    element.classes.some((token) => blurClass.test(token)) || hasBlur(element.attribute('style'))
  const sharp = new Set<number>()
  if (/^(?:1|true|yes)$/i.test(root.attribute('data-adult'))) return true
  for (const picture of outline.elements.slice(root.index, root.end)) {
    if (pictureOf(picture, url) === null) continue
    let at: OutlineElement | undefined = picture
    while (at !== undefined && at.index >= root.index && !sharp.has(at.index)) {
      if (isBlurred(at)) return true
      sharp.add(at.index)
      at = outline.elements[at.parent]
    }
  }
  return false
}

function hasBlur(style: string): boolean {
  return style.split(';').some((part) => /^\s*filter\s*:/i.test(part) && /blur\(/i.test(part))
}
