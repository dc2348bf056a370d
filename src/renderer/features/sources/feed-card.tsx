import { memo, useMemo } from 'react'
import type { FeedItem } from '../../../shared/domain/feed.ts'
import { formatTime } from '../../../shared/i18n/format.ts'
import { maskData } from '../../../shared/i18n/mask-alert.ts'
import { useConsole, useSpeech } from '../../app/console-context.tsx'
import { useMoment } from '../../app/use-age.ts'
import { useSource } from '../../app/use-freshness.ts'
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
  const { t } = useSpeech()
  const view = useMemo(
    () =>
      createSortedView({
        collection: store.tables.feed,
        compare: (a: FeedItem, b: FeedItem) => b.receivedAt - a.receivedAt,
      }),
    [store],
  )
  const rows = useFirst(store.tables.feed, view, shownMessages)
  const named = new Set(rows.map(({ value }) => value.source)).size > 1
  return (
    <Card title={t('feed.title')}>
      {rows.length === 0 ? (
        <Empty title={t('feed.empty')} body={t('feed.emptyBody')} />
      ) : (
        <ul className={styles.list}>
          {rows.map(({ key, value: item }) => (
            <FeedRow key={key} item={item} named={named} />
          ))}
        </ul>
      )}
    </Card>
  )
}

interface FeedRowProps {
  readonly item: FeedItem
  /** Says whose message it is, where several sources send some. */
  readonly named: boolean
}

const FeedRow = memo(function FeedRow({ item, named }: FeedRowProps) {
  const { locale, privacy } = useSpeech()
  const source = useSource(item.source)
  const at = useMoment(item.receivedAt)
  const data = maskData(item.data, privacy)
  return (
    <li
      className={styles.feed}
      data-testid="feed-row"
      data-source={item.source}
      data-type={item.type}
      data-named={named}
    >
      <time className={styles.time} title={formatTime(locale, item.receivedAt, 'full')}>
        {at}
      </time>
      {named && <span className={styles.from}>{source?.name ?? item.source}</span>}
      <span className={styles.type} title={item.type}>
        {item.type}
      </span>
      <code className={styles.data} data-copy title={data}>
        {data}
      </code>
    </li>
  )
})
