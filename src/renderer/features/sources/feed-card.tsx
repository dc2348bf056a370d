import { useMemo } from 'react'
import type { FeedItem } from '../../../shared/domain/feed.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useFirst } from '../../app/use-rows.ts'
import { createSortedView } from '../../store/sorted-view.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import styles from './rows.module.css'

/** Messages in sight; the journal has them all. */
const shownMessages = 100

/** Messages as they came: unknown types are kept and shown, never dropped (C9). */
export function FeedCard() {
  const { store } = useConsole()
  const { t, locale } = useSpeech()
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.feed,
        compare: (a: FeedItem, b: FeedItem) => b.receivedAt - a.receivedAt,
      }),
    [store],
  )
  const rows = useFirst(store.tables.feed, view, shownMessages)
  return (
    <Card title={t('feed.title')}>
      {rows.length === 0 ? (
        <Empty title={t('feed.empty')} body={t('feed.emptyBody')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value: item }) => (
            <li
              key={key}
              className={styles.feed}
              data-testid="feed-row"
              data-source={item.source}
              data-type={item.type}
            >
              <time className={styles.time}>{formatTime(locale, item.receivedAt, 'time')}</time>
              <span className={styles.type}>{item.type}</span>
              <code className={styles.data} data-copy title={item.data}>
                {item.data}
              </code>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
