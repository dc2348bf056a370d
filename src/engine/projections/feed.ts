import type { NormalisedEvent } from '../../shared/domain/event.ts'
import type { FeedItem } from '../../shared/domain/feed.ts'
import { listLimits } from './limits.ts'
import type { Draft } from './view.ts'

/** Characters of a payload that the screen gets; the journal has the whole. */
const feedTextLimit = 2_000

/** An event that the journal took, with the number it has there. */
export interface StoredEvent {
  readonly id: number
  readonly event: Pick<NormalisedEvent, 'source' | 'stream' | 'type' | 'data' | 'receivedAt'>
}

/**
 * Adds the last stored events to the feed and lets the oldest go. Only the events that can still be seen at the end of
 * the transaction become rows, whatever the size of the burst.
 */
export function projectFeed(draft: Draft, stored: readonly StoredEvent[]): void {
  const fresh = stored.slice(-listLimits.feed)
  let surplus = draft.size('feed') + fresh.length - listLimits.feed
  if (surplus > 0) {
    for (const [key] of draft.entries('feed')) {
      if (surplus <= 0) break
      draft.set(['feed', key, null])
      surplus -= 1
    }
  }
  for (const entry of fresh) {
    const item = feedItem(entry)
    draft.set(['feed', item.id, item])
  }
}

/** The feed's row of a stored event. */
export function feedItem({ id, event }: StoredEvent): FeedItem {
  return {
    id: String(id),
    source: event.source,
    stream: event.stream,
    type: event.type,
    data: event.data.slice(0, feedTextLimit),
    receivedAt: event.receivedAt,
  }
}
