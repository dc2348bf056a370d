import type { Episode } from '../../../shared/domain/episode.ts'
import type { Entry } from '../../store/sorted-list.ts'
import { EpisodeCard } from './episode-card.tsx'
import styles from './episode-grid.module.css'
import { useFaded } from './use-faded.ts'

export interface EpisodeGridProps {
  readonly episodes: readonly Entry<Episode>[]
  readonly pictures: boolean
}

/** The cards of one source. A changed list fades over, and only the list does (N7, N17). */
export function EpisodeGrid({ episodes, pictures }: EpisodeGridProps) {
  const { shown, phase } = useFaded(episodes, sameList)
  return (
    <ul className={styles.grid} data-testid="episode-grid" data-phase={phase} data-pictures={pictures}>
      {shown.map(({ key, value }) => (
        <EpisodeCard key={key} episode={value} pictures={pictures} />
      ))}
    </ul>
  )
}

/** Whether two lists are the same cards in the same order. */
function sameList(a: readonly Entry<Episode>[], b: readonly Entry<Episode>[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        other.key === entry.key &&
        other.value.title === entry.value.title &&
        other.value.number === entry.value.number &&
        other.value.poster === entry.value.poster
      )
    })
  )
}
