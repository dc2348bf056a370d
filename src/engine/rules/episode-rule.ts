import type { Alert } from '../../shared/domain/alert.ts'
import type { EpisodeAlertParams } from '../../shared/domain/alert-params.ts'
import { type Episode, episodeKey } from '../../shared/domain/episode.ts'
import { raiseNews } from './news-rules.ts'
import type { RuleContext } from './rule-context.ts'

/** Id of the one alert that an episode can be the first of. */
export function episodeAlertId(key: string): string {
  return `episode:${key}`
}

/**
 * New episodes of one source (N8): one toast for all that came together, named after the first in the source's order.
 * Information that needs nobody, so it is born resolved. One that a toast was named after is told no more when it goes
 * and comes back.
 *
 * @param arrived of one source, not empty
 * @param alertOf an alert that there is already
 */
export function episodeRule(
  arrived: readonly Episode[],
  alertOf: (id: string) => Alert | undefined,
  { rules, now }: RuleContext,
): Alert | null {
  const news = arrived
    .filter((episode) => alertOf(episodeAlertId(episodeKey(episode))) === undefined)
    .toSorted((a, b) => a.order - b.order)
  const [first] = news
  if (first === undefined || !rules.takes('episode-new', first.source)) return null
  const key = episodeKey(first)
  const call = {
    id: episodeAlertId(key),
    kind: 'episode-new',
    rule: 'episode-new',
    severity: rules.builtIn('episode-new').severity,
    source: first.source,
    subject: key,
    params: {
      animeTitle: first.animeTitle,
      title: first.title,
      number: first.number,
      count: news.length,
    } satisfies EpisodeAlertParams,
  } as const
  return raiseNews(call, now)
}
