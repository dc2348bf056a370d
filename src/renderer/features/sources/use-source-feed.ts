import { useMemo } from 'react'
import type { FeedItem } from '../../../shared/domain/feed.ts'
import { useConsole } from '../../app/console-context.tsx'
import { useFirst } from '../../app/use-rows.ts'
import type { Entry } from '../../store/sorted-list.ts'
import { createSortedView } from '../../store/sorted-view.ts'

/** The last messages of a source, the latest first. */
export function useSourceFeed(source: string, count: number): readonly Entry<FeedItem>[] {
  const { store } = useConsole()
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.feed,
        compare: (a: FeedItem, b: FeedItem) => b.receivedAt - a.receivedAt,
        accept: (item) => item.source === source,
      }),
    [store, source],
  )
  return useFirst(store.tables.feed, view, count)
}
