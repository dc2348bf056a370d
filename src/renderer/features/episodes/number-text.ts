import type { Episode } from '../../../shared/domain/episode.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { bareNumber } from '../../store/episode-list.ts'

/** "Eps 12", or a special by its own word; '' where the source tells none. */
export function numberText(t: Translate, episode: Pick<Episode, 'number'>): string {
  const number = bareNumber(episode)
  return number === null ? episode.number : t('episodes.number', { number })
}
