/** What a source said of an episode; plain text only, read out of HTML cards or JSON, never markup (issue 3.2, R6). */
export interface EpisodeFact {
  /** The source's id, or one made from its link, or from title and number. */
  readonly episodeId: string
  readonly animeTitle: string
  readonly title: string
  /** '' where the source has none; text, since there are 12.5 and "OVA". */
  readonly number: string
  /** Absolute http(s) address of the episode's page, or null. */
  readonly link: string | null
  /** Absolute http(s) address of the picture, or null. It is loaded only with the user's consent for the source. */
  readonly poster: string | null
  /** The source blurs the picture (18+). */
  readonly adult: boolean
  /** The source marks it as new. */
  readonly isNew: boolean
  /** Epoch ms, or null where the source does not say. */
  readonly publishedAt: number | null
}

/** One card of the grid. */
export interface Episode extends EpisodeFact {
  readonly source: string
  /** Place in the source's own list, from 0; one that came alone stands before those, below 0. */
  readonly order: number
  /** When this console first saw it, epoch ms; the whole first list of a source counts as old. */
  readonly seenAt: number
  /** It came after the first list, so it is news of this console for 24 h. */
  readonly arrived: boolean
}

/** How long an arrived episode keeps its "new" mark, ms (part F). */
export const newEpisodeMs = 24 * 60 * 60 * 1000

/** Key of an episode over all sources. */
export function episodeKey(episode: Pick<Episode, 'source' | 'episodeId'>): string {
  return `${encodeURIComponent(episode.source)}/${encodeURIComponent(episode.episodeId)}`
}
