import type { Patch } from '../../shared/domain/collections.ts'
import type { JournalContent } from '../journal/types.ts'
import { eventIdOfLine } from '../projections/context.ts'
import { feedItem } from '../projections/feed.ts'
import { isRecencyList, recencyTime } from '../projections/recency.ts'
import type { State } from '../projections/view.ts'
import { showing } from './committer.ts'

/** Entries of sources that this run does not have (yet), by source. */
export type Parked = Map<string, readonly Patch[]>

/** Fills the state with what the journal kept of the sources that this run knows. */
export function loadState(state: State, content: JournalContent, known: ReadonlySet<string>): Parked {
  const parked = new Map<string, Patch[]>()
  const shown: Patch[] = []
  const feed = content.recent.map((stored): Patch => {
    const item = feedItem(stored)
    return ['feed', item.id, item]
  })
  for (const patch of inOrder([...content.entities, ...feed])) {
    const value = patch[2]
    const source = value !== null && 'source' in value ? value.source : ''
    if (known.has(source)) shown.push(patch)
    else {
      const entries = parked.get(source)
      if (entries === undefined) parked.set(source, [patch])
      else entries.push(patch)
    }
  }
  state.apply(shown.map(showing))
  return parked
}

/** Entries of the long lists in the order of their last change, which trims them; the others as they are. */
export function inOrder(patches: readonly Patch[]): readonly Patch[] {
  const listed = patches.filter(([collection]) => isRecencyList(collection))
  const rest = patches.filter(([collection]) => !isRecencyList(collection))
  return [...rest, ...listed.toSorted((a, b) => timeOf(a) - timeOf(b) || (a[1] < b[1] ? -1 : 1))]
}

function timeOf([collection, key, value]: Patch): number {
  // A log's lines have an order of their own, whatever a source's clock says.
  if (collection === 'logs') return eventIdOfLine(key)
  return value !== null && isRecencyList(collection) && ('changedAt' in value || 'at' in value)
    ? recencyTime(value as Parameters<typeof recencyTime>[0])
    : 0
}

/**
 * Number of the first new event: behind all that are stored, and behind those that only lines of a log remember, so that
 * new lines stand behind the old ones even when retention took every event.
 */
export function firstEventId(content: JournalContent): number {
  let last = content.nextEventId - 1
  for (const [collection, key] of content.entities) {
    if (collection === 'logs') last = Math.max(last, eventIdOfLine(key))
  }
  return last + 1
}
