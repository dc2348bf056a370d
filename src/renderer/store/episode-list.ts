import { type Episode, newEpisodeMs } from '../../shared/domain/episode.ts'

/** As the source lists them. */
export function compareEpisodes(a: Episode, b: Episode): number {
  return a.order - b.order
}

/** Whether a card wears the "new" mark: the source says so, or it came to this console within a day (part F). */
export function isNews(episode: Pick<Episode, 'isNew' | 'arrived' | 'seenAt'>, now: number): boolean {
  return episode.isNew || (episode.arrived && now - episode.seenAt < newEpisodeMs)
}

/** What a person calls it: the series where it is known, else the episode's own title. */
export function episodeName(episode: Pick<Episode, 'animeTitle' | 'title' | 'episodeId'>): string {
  return episode.animeTitle || episode.title || episode.episodeId
}

/** A number as sources write it: `12`, `12.5`, `Episode 12`. */
const plainNumber = /^(?:episode|eps|ep)?[.\s#:]*(\d+(?:[.,]\d+)?)$/i

/** The bare number of an episode; null for what is no number: `OVA`, `Special 2`, ''. */
export function bareNumber({ number }: Pick<Episode, 'number'>): string | null {
  return plainNumber.exec(number)?.[1] ?? null
}

/** Makes the test of a search; every word must be in series, title or number. */
export function acceptEpisode(text: string): (episode: Episode) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ animeTitle, title, number }) => {
    const all = `${animeTitle} ${title} ${number}`.toLowerCase()
    return words.every((word) => all.includes(word))
  }
}

/** Who hosts the pictures of these episodes; they will see this computer once pictures are shown. In order, once each. */
export function pictureHosts(episodes: Iterable<Pick<Episode, 'poster'>>): readonly string[] {
  const hosts = new Set<string>()
  for (const { poster } of episodes) {
    if (poster !== null && URL.canParse(poster)) hosts.add(new URL(poster).host)
  }
  return [...hosts].sort()
}
