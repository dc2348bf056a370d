import type { Patch } from '../../shared/domain/collections.ts'
import { type Episode, type EpisodeFact, episodeKey } from '../../shared/domain/episode.ts'
import { listLimits } from './limits.ts'
import type { View } from './view.ts'

/** Where a word about episodes comes from. */
export interface EpisodeContext {
  readonly source: string
  readonly receivedAt: number
  /** A snapshot, a replay, a catch-up: what is in it may be new to the screen, but is no news. */
  readonly replay: boolean
}

/** What a word about episodes does: patches, and the keys of those that are new to this console. */
export interface EpisodeOutcome {
  readonly patches: readonly Patch[]
  readonly arrived: readonly string[]
}

/**
 * The list as the source shows it now (N5, N7): entries that are not in it are gone, each has its place.
 *
 * The first list of a source is old as a whole. Later, an unknown episode arrived, unless it stands behind all that were
 * known: then it is an older one that came into view because another left a list of fixed length (part F: 12 cards).
 */
export function projectEpisodes(
  view: View,
  episodes: readonly EpisodeFact[],
  context: EpisodeContext,
): EpisodeOutcome {
  const known = episodesOf(view, context.source)
  const told = new Map<string, EpisodeFact>()
  for (const fact of episodes.slice(0, listLimits.episodesPerSource)) {
    const key = episodeKey({ source: context.source, episodeId: fact.episodeId })
    if (!told.has(key)) told.set(key, fact)
  }
  const keys = [...told.keys()]
  const lastKnown = keys.findLastIndex((key) => known.has(key))
  const patches: Patch[] = []
  const arrived: string[] = []
  for (const key of known.keys()) if (!told.has(key)) patches.push(['episodes', key, null])
  for (const [order, [key, fact]] of [...told].entries()) {
    const before = known.get(key)
    const isNews = known.size === 0 ? !context.replay : lastKnown < 0 || order < lastKnown
    const card = cardOf(fact, before, order, before === undefined && isNews, context)
    if (card === before) continue
    patches.push(['episodes', key, card])
    if (before === undefined && isNews) arrived.push(key)
  }
  return { patches, arrived }
}

/** One episode came, changed, or (null) went. One that came stands on top. */
export function projectEpisode(
  view: View,
  episodeId: string,
  fact: EpisodeFact | null,
  context: EpisodeContext,
): EpisodeOutcome {
  const key = episodeKey({ source: context.source, episodeId })
  const before = view.get('episodes', key)
  if (fact === null) {
    return { patches: before === undefined ? [] : [['episodes', key, null]], arrived: [] }
  }
  if (before !== undefined) {
    const card = cardOf(fact, before, before.order, false, context)
    return { patches: card === before ? [] : [['episodes', key, card]], arrived: [] }
  }
  const known = episodesOf(view, context.source)
  const top = known.size === 0 ? 0 : Math.min(...[...known.values()].map(({ order }) => order)) - 1
  const patches: Patch[] = [['episodes', key, cardOf(fact, undefined, top, true, context)]]
  if (known.size >= listLimits.episodesPerSource) {
    const last = [...known].reduce((a, b) => (b[1].order > a[1].order ? b : a))
    patches.push(['episodes', last[0], null])
  }
  return { patches, arrived: [key] }
}

function episodesOf(view: View, source: string): ReadonlyMap<string, Episode> {
  const found = new Map<string, Episode>()
  for (const [key, episode] of view.entries('episodes')) {
    if (episode.source === source) found.set(key, episode)
  }
  return found
}

/** The card; the same object as before where nothing of it changed. */
function cardOf(
  fact: EpisodeFact,
  before: Episode | undefined,
  order: number,
  arrived: boolean,
  context: EpisodeContext,
): Episode {
  const card: Episode = {
    ...fact,
    source: context.source,
    order,
    seenAt: before?.seenAt ?? context.receivedAt,
    arrived: before?.arrived ?? arrived,
  }
  if (before === undefined) return card
  const same = (Object.keys(card) as (keyof Episode)[]).every((field) => card[field] === before[field])
  return same ? before : card
}
