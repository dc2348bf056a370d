import type { EpisodeFact } from '../../shared/domain/episode.ts'
import { readCard } from './episode-card.ts'
import { type Outline, type OutlineElement, outlineOf } from './html-outline.ts'
import { safeUrl } from './safe-url.ts'

const cardClass = /^(?:.*[-_])?(?:card|episode|episode[-_]?(?:item|box|tile)|anime[-_]?(?:item|box|tile))$/i
const cardTags = new Set(['div', 'a', 'li', 'article', 'section'])

/**
 * Reads a page's episode cards into data (N6, N7; part F). No document says how such a card is marked, so three ways are
 * tried: elements that call themselves a card, those around one picture each, those around one link each. The last two
 * are guesses, so what they find must look like an episode.
 *
 * @param url where the page came from
 * @returns in the order of the page; null when there is no card in it, which does not mean that there is no episode
 */
export function readCards(html: string, url: string): readonly EpisodeFact[] | null {
  const outline = outlineOf(html)
  if (outline === null) return null
  const marked = read(outline, markedCards(outline), url)
  if (marked.length > 0) return marked
  for (const roots of [around(outline, pictureOf), around(outline, (element) => linkOf(element, url))]) {
    const found = read(outline, roots, url).filter(looksLikeEpisode)
    if (found.length > 0) return found
  }
  return null
}

function read(outline: Outline, roots: readonly OutlineElement[], url: string): readonly EpisodeFact[] {
  const cards = new Map<string, EpisodeFact>()
  for (const root of roots) {
    const card = readCard(outline, root, url)
    // The same episode twice (a banner above the grid) is one card.
    if (card !== null && !cards.has(card.episodeId)) cards.set(card.episodeId, card)
  }
  return [...cards.values()]
}

function looksLikeEpisode({ number, link }: EpisodeFact): boolean {
  return number !== '' || /episod/i.test(link ?? '')
}

function isMarked(element: OutlineElement): boolean {
  if (!cardTags.has(element.tag)) return false
  if (element.tag === 'article' || element.attribute('data-episode-id') !== '') return true
  return element.classes.some((token) => cardClass.test(token))
}

/** The marked elements that are one card each: a marked one with several cards inside is their list. */
function markedCards(outline: Outline): readonly OutlineElement[] {
  const inside = new Map<number, OutlineElement[]>()
  const open: OutlineElement[] = []
  for (const element of outline.elements) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= element.index) open.pop()
    if (!isMarked(element)) continue
    const owner = open.at(-1)?.index ?? -1
    inside.set(owner, [...(inside.get(owner) ?? []), element])
    open.push(element)
  }
  const cards: OutlineElement[] = []
  const waiting = [...(inside.get(-1) ?? [])].reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const parts = inside.get(element.index) ?? []
    const [only] = parts
    if (parts.length > 1) waiting.push(...[...parts].reverse())
    else if (only !== undefined && isWholeCard(outline, only)) waiting.push(only)
    else cards.push(element)
  }
  return cards
}

/** A wrapper around a single card gives way to it; a part of a card (its picture, its foot) does not hold all of this. */
function isWholeCard({ elements, texts }: Outline, element: OutlineElement): boolean {
  const within = elements.slice(element.index, element.end)
  const hasLink = within.some(({ tag }) => tag === 'a')
  const hasText = texts.some((text) => text.element >= element.index && text.element < element.end)
  return hasLink && hasText
}

/** The largest elements that hold one thing each, for example one picture. */
function around(
  { elements }: Outline,
  thingOf: (element: OutlineElement) => string | null,
): readonly OutlineElement[] {
  /** What each element holds: nothing yet, one thing, or several (null). */
  const held = new Map<number, string | null>()
  for (const element of elements) {
    const thing = thingOf(element)
    if (thing === null) continue
    for (let at: OutlineElement | undefined = element; at !== undefined; at = elements[at.parent]) {
      const known = held.get(at.index)
      if (known === null || known === thing) break
      held.set(at.index, known === undefined ? thing : null)
    }
  }
  return elements.filter(({ index, parent }) => {
    const own = held.get(index)
    return own !== undefined && own !== null && (parent < 0 || held.get(parent) === null)
  })
}

function pictureOf(element: OutlineElement): string | null {
  return element.tag === 'img' ? String(element.index) : null
}

function linkOf(element: OutlineElement, url: string): string | null {
  return element.tag === 'a' ? safeUrl(element.attribute('href'), url) : null
}
